import { unpackFile } from './unpackFile';

/** Marks an element of the page that holds a file of the site; `npm run build:single` writes them. */
export const INLINED = 'script[data-site-file]';

/** Files that the page brought along, by their path below the site. */
const inlined = new Map<string, Blob>();
const addresses = new Map<string, string>();

/** Unpacks what the page brought along. In a page on a server that is nothing. */
export async function openInlinedFiles(): Promise<void> {
  await Promise.all(
    [...document.querySelectorAll<HTMLElement>(INLINED)].map(async (element) => {
      const { siteFile = '', type = '', packed } = element.dataset;
      inlined.set(siteFile, await unpackFile(element.textContent ?? '', type, packed === 'gzip'));
      element.remove();
    }),
  );
}

/** Answers as `fetch` does; a file of the site, `samples/index.json`, from what the page brought along. */
export async function fetchFile(path: string, options?: RequestInit): Promise<Response> {
  const file = inlined.get(path);
  return file ? new Response(file) : fetch(path, options);
}

/** Whether an address is one of this site; pages from disk have no origin to tell. */
export const isOfSite = (url: URL): boolean =>
  location.protocol === 'file:' ? url.protocol === 'file:' : url.origin === location.origin;

/** Where an element or a worker finds a file of the site. */
export function siteAddress(path: string): string {
  const file = inlined.get(path);
  if (!file) return path;
  const address = addresses.get(path) ?? URL.createObjectURL(file);
  addresses.set(path, address);
  return address;
}

/** The files of a folder, `models/ID/`, by their names, where the page brought them along; else null. */
export function inlinedFolder(folder: string): Record<string, Blob> | null {
  const files = [...inlined].filter(([path]) => path.startsWith(folder));
  if (files.length === 0) return null;
  return Object.fromEntries(files.map(([path, file]) => [path.slice(folder.length), file]));
}
