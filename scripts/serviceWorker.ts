import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { ModelCard } from '../src/domain/model.ts';
import type { SiteManifest } from '../src/offline/siteManifest.ts';
import { filesBelow } from './siteFiles.ts';

const ENTRY = fileURLToPath(new URL('../src/offline/serviceWorker.ts', import.meta.url));

/** The name of the service worker; hosts must let it change, unlike the files in `assets`. */
const FILE = 'sw.js';

/** Only of interest to who trains. */
const NEVER = /(^|\/)train\.log$/;

/** Every file of the built site with its hash; `config.json`, weights and profile only of the default model at once. */
export function siteManifest(dist: string): SiteManifest {
  const catalog = JSON.parse(readFileSync(join(dist, 'models/index.json'), 'utf8')) as ModelCard[];
  const own = `models/${catalog.find((card) => card.default)?.id}/`;
  const atOnce = (path: string) =>
    !path.startsWith('models/') ||
    path === 'models/index.json' ||
    (path.startsWith(own) && !path.endsWith('.md'));
  const entries = filesBelow(dist)
    .filter((path) => path !== FILE && !NEVER.test(path))
    .map((path) => ({ path, entry: entryOf(dist, path) }));
  return {
    installed: entries.filter(({ path }) => atOnce(path)).map(({ entry }) => entry),
    whenUsed: entries.filter(({ path }) => !atOnce(path)).map(({ entry }) => entry),
  };
}

function entryOf(dist: string, path: string) {
  const hash = createHash('sha256')
    .update(readFileSync(join(dist, path)))
    .digest();
  return {
    url: path.split('/').map(encodeURIComponent).join('/'),
    // The names in `assets` change with the content; without a revision the browser's own cache may serve them.
    revision: path.startsWith('assets/') ? null : hash.toString('hex'),
    integrity: `sha256-${hash.toString('base64')}`,
  };
}

/** Writes the service worker of a built site into its folder. */
export async function buildServiceWorker(dist: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __SITE_MANIFEST__: JSON.stringify(siteManifest(dist)),
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input: ENTRY, output: { format: 'iife', entryFileNames: FILE } },
    },
  });
}

/** The last step of `vite build`: a service worker that knows every file of the site. */
export function serviceWorker(): Plugin {
  let dist = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved({ root, build }) {
      dist = join(root, build.outDir);
    },
    closeBundle: { order: 'post', handler: () => buildServiceWorker(dist) },
  };
}
