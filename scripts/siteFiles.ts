import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** Every file below a folder as a path with slashes, in the order of their names. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  // Markdown is shown as text; browsers would save it.
  '.md': 'text/plain;charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The media type of a file of the site. */
export const typeOf = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream';
