/// <reference lib="webworker" />
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute.js';
import { Router } from 'workbox-routing/Router.js';
import { isolated, isolation } from './isolated';
import { keptWeights, weightsLeftToPage } from './keptWeights';
import type { SiteManifest } from './siteManifest';

declare const self: ServiceWorkerGlobalScope;
declare const __SITE_MANIFEST__: SiteManifest;

const manifest: SiteManifest = __SITE_MANIFEST__;
const { scope } = self.registration;
const installed = new PrecacheController({
  cacheName: `se-lens-site ${scope}`,
  plugins: [isolation, keptWeights],
});
const whenUsed = new PrecacheController({
  cacheName: `se-lens-used ${scope}`,
  plugins: [isolation, keptWeights, weightsLeftToPage],
});

installed.precache(manifest.installed);
// Never installed: its strategy keeps what it had to fetch, once the hash is right.
whenUsed.addToCacheList(manifest.whenUsed);
self.addEventListener('activate', (event) => void whenUsed.activate(event));

// Links restore the view by parameters; the page is the same for all of them.
const options = { ignoreURLParametersMatching: [/./], directoryIndex: 'index.html', cleanURLs: false };
const router = new Router();
router.registerRoute(new PrecacheRoute(installed, options));
router.registerRoute(new PrecacheRoute(whenUsed, options));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  // The visitor's pictures and models are no files of the build: no route knows them, and the browser fetches them.
  const answer = () => router.handleRequest({ request, event });
  if (request.mode === 'navigate' && (leaving || self.registration.waiting))
    event.respondWith(openNewVersion(request).then((page) => page ?? answer() ?? fetch(request)));
  else {
    const response = answer();
    if (response) event.respondWith(response);
  }
});

/** The new version was told to take over: no page of this one may open any more. */
let leaving = false;

/**
 * A page that opens itself again under the new version, which has been waiting; null while another tab shows the old
 * one, whose files must stay. A page that is being reloaded is the last of its version if it is the only one. Without
 * `isReloadNavigation` (not in every browser) all tabs have to be closed.
 */
async function openNewVersion(request: Request & { isReloadNavigation?: boolean }): Promise<Response | null> {
  const pages = await self.clients.matchAll({ type: 'window' });
  if (!leaving && pages.length > (request.isReloadNavigation ? 1 : 0)) return null;
  leaving = true;
  self.registration.waiting?.postMessage('activate');
  // A worker that is asked again at once would never be idle, and only then does the new one take over. The icon
  // keeps the browser from asking the host for one.
  const page = '<link rel="icon" href="data:,">';
  return isolated(new Response(page, { headers: { Refresh: '1', 'Content-Type': 'text/html' } }));
}

self.addEventListener('message', ({ data }) => {
  if (data === 'activate') void self.skipWaiting();
});
