import type { Translate } from '../i18n/translate';

/** How many threads WASM runs a network on, of how many it could; before there is a network, the latter alone. */
export function threadsText({ most, used }: { most: number; used: number | null }, t: Translate): string {
  if (used === null || used === most) return t('header.backend.threads', { count: most });
  return t('header.backend.threads.few', { used, most });
}
