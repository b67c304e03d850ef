import type { PrecacheEntry } from 'workbox-precaching';

/** The files of one build. Each has the SHA-256 that its bytes must have: two builds never mix. */
export interface SiteManifest {
  /** Kept when the service worker installs. */
  installed: PrecacheEntry[];
  /** Kept when first asked for: the models that are not the default, and what few read. */
  whenUsed: PrecacheEntry[];
}
