import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong, until it is set otherwise. */
export interface HubFaults {
  /** Of the list of a model's files. */
  status?: number;
  /** The answer to the same is a page, as of a captive portal. */
  page?: boolean;
  /** Large files come this slowly. */
  bytesPerSecond?: number;
  /** The connection breaks after so many bytes of a large file. */
  cutAfter?: number;
  /** One byte of large files is another one. */
  damaged?: boolean;
}

export interface HubServer {
  /** In place of https://huggingface.co. */
  url: string;
  /** Another origin, to which the Hub redirects for large files; `plain/PATH` below it is a folder on any host. */
  cdn: string;
  /** Files by `owner/name/path`. */
  files: Map<string, Buffer>;
  gated: Set<string>;
  faults: HubFaults;
  /** Paths asked for, in order. */
  requests: string[];
  close(): Promise<void>;
}

/** A slow file comes in so many parts a second. */
const SLICES = 20;

/** Smaller files come from the Hub's own host. */
const LARGE = 20_000;

/**
 * Imitates the Hub on this machine, as far as a browser sees it: the list of files with sizes and hashes, CORS headers
 * that name the page at the first hop and anybody behind it, large files by a redirect to another origin.
 */
export async function startHub(): Promise<HubServer> {
  const hub: HubServer = {
    url: '',
    cdn: '',
    files: new Map(),
    gated: new Set(),
    faults: {},
    requests: [],
    close: async () => {
      await Promise.all([closed(front), closed(cdn)]);
    },
  };
  const front = createServer((request, response) => answerAsHub(hub, request, response));
  const cdn = createServer((request, response) => answerAsCdn(hub, request, response));
  hub.url = await listen(front);
  hub.cdn = await listen(cdn);
  return hub;
}

function answerAsHub(hub: HubServer, request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent((request.url ?? '').split('?')[0]);
  hub.requests.push(path);
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? 'https://huggingface.co');
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Expose-Headers', 'ETag, X-Error-Code, X-Linked-Size, X-Repo-Commit');
  const [, repo] = /^\/api\/models\/([^/]+\/[^/]+)/.exec(path) ?? [];
  if (repo) return answerList(hub, repo, response);
  if (path.startsWith('/api/resolve-cache/')) return send(response, hub.files.get(path.slice('/api/resolve-cache/'.length)));
  const name = path.slice(1).replace(/\/resolve\/[^/]+/, '');
  const file = hub.files.get(name);
  if (!file) return void response.writeHead(404, { 'X-Error-Code': 'EntryNotFound' }).end('Entry not found');
  const large = file.length > LARGE;
  const location = large ? `${hub.cdn}/xet/${name}` : `/api/resolve-cache/${name}`;
  response.writeHead(large ? 302 : 307, { Location: location }).end();
}

function answerList({ files, gated, faults }: HubServer, repo: string, response: ServerResponse): void {
  if (faults.page) return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome</h1>');
  if (faults.status) return void response.writeHead(faults.status, { 'Retry-After': '7' }).end();
  const siblings = [...files]
    .filter(([name]) => name.startsWith(`${repo}/`))
    .map(([name, file]) => ({
      rfilename: name.slice(repo.length + 1),
      size: file.length,
      ...(file.length > LARGE && {
        lfs: { sha256: createHash('sha256').update(file).digest('hex'), size: file.length, pointerSize: 134 },
      }),
    }));
  // The Hub hides from strangers which models exist.
  if (siblings.length === 0) return void response.writeHead(401).end('{"error":"Invalid username or password."}');
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ id: repo, sha: '0'.repeat(40), gated: gated.has(repo) && 'auto', siblings }));
}

function answerAsCdn(hub: HubServer, request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent((request.url ?? '').split('?')[0]);
  hub.requests.push(path);
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', '*');
  const name = path.slice(1).replace(/^(xet|plain)\//, '');
  void sendSlowly(response, hub.files.get(name), hub);
}

async function sendSlowly(response: ServerResponse, file: Buffer | undefined, hub: HubServer): Promise<void> {
  if (!file) return send(response, file);
  const { damaged, cutAfter, bytesPerSecond } = hub.faults;
  const body = Buffer.from(file);
  if (damaged) body[body.length >> 1] ^= 1;
  if (!bytesPerSecond && !cutAfter) return send(response, body);
  response.writeHead(200, { 'Content-Length': body.length, 'Content-Type': 'application/octet-stream' });
  for (let at = 0; at < body.length && !response.destroyed; ) {
    // Read anew: a test lets go what it has held back.
    const rate = hub.faults.bytesPerSecond;
    const to = Math.min(body.length, cutAfter ?? body.length, rate ? at + rate / SLICES : body.length);
    await new Promise<void>((resolve) => response.write(body.subarray(at, to), () => resolve()));
    at = to;
    if (at === cutAfter) return void response.destroy();
    if (rate) await new Promise((resolve) => setTimeout(resolve, 1000 / SLICES));
  }
  response.end();
}

function send(response: ServerResponse, file: Buffer | undefined): void {
  if (!file) return void response.writeHead(404).end('Not found');
  response.writeHead(200, { 'Content-Length': file.length, 'Content-Type': 'application/octet-stream' }).end(file);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
