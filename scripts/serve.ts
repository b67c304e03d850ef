import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

/** The headers that HOSTING.md asks a host to send. */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export interface ServeOptions {
  /** Folder with the built site. */
  folder: string;
  /** Where the site sits below the host, with both slashes: `/se-lens/`. */
  base: string;
  /** 0: any free one. */
  port?: number;
  /** false: a host that sends no isolation headers. */
  isolated?: boolean;
  /** Answers a request itself and returns true, or leaves it to the site. */
  route?: (path: string, response: ServerResponse) => boolean;
}

export interface RunningSite {
  /** Address of the site's index page, with the final slash. */
  url: string;
  close(): Promise<void>;
}

/** Serves the built site to this machine only (127.0.0.1), below `base` and nowhere else. */
export async function serveSite(options: ServeOptions): Promise<RunningSite> {
  const { folder, base, port = 0, isolated = true, route } = options;
  const files = sirv(folder, { etag: true });
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (isolated)
      for (const [name, value] of Object.entries(ISOLATION_HEADERS)) response.setHeader(name, value);
    const path = request.url ?? '/';
    if (route?.(path.split('?')[0], response)) return;
    const missing = () => void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    if (!path.startsWith(base)) return missing();
    request.url = path.slice(base.length - 1);
    files(request, response, missing);
  });
  // Whoever asks over a kept connection just as it is closed for being idle gets no answer.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}${base}`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      base: { type: 'string', default: '/' },
      'no-isolation': { type: 'boolean', default: false },
    },
  });
  const site = await serveSite({
    folder: fileURLToPath(new URL('../dist', import.meta.url)),
    base: values.base,
    port: Number(values.port),
    isolated: !values['no-isolation'],
  });
  console.log(`Serving dist at ${site.url}`);
}
