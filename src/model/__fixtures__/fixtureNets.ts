import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Fixtures that hold no network. */
const OTHERS = ['pil', 'edits'];

/** The nets of training/fixtures.py. */
export const FIXTURE_NETS = readdirSync(fileURLToPath(new URL('./', import.meta.url)))
  .filter((file) => file.endsWith('.safetensors'))
  .map((file) => file.replace('.safetensors', ''))
  .filter((name) => !OTHERS.includes(name));
