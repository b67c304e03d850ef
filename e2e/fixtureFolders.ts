import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { FIXTURE_NETS } from '../src/model/__fixtures__/fixtureNets';
import { parseSafetensors } from '../src/model/safetensors';
import { safetensors, type Tensors } from './weights';

const FIXTURES = fileURLToPath(new URL('../src/model/__fixtures__/', import.meta.url));

/** Answers `fixtures/NAME/` with the files of a model folder, for every PyTorch fixture. */
export async function serveFixtures(page: Page): Promise<void> {
  for (const name of FIXTURE_NETS) {
    const files = folderOf(name);
    await page.route(`**/fixtures/${name}/*`, (route) => {
      const body = files[new URL(route.request().url()).pathname.split('/').pop() as string];
      return route.fulfill({ body, contentType: 'application/octet-stream' });
    });
  }
}

/** The files of a model folder whose reference is the first image of a PyTorch fixture. */
function folderOf(name: string): Record<string, Buffer> {
  const bytes = readFileSync(`${FIXTURES}${name}.safetensors`);
  const parsed = parseSafetensors(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const { tensors, metadata, read } = parsed.value;
  const net: Tensors = new Map();
  const reference: Tensors = new Map();
  for (const [key, { shape }] of tensors) {
    if (key.endsWith('num_batches_tracked')) continue;
    const values = read(key);
    if (key.startsWith('net.')) net.set(key.slice(4), { shape, values });
    else
      reference.set(key, {
        shape: [1, ...shape.slice(1)],
        values: values.slice(0, values.length / shape[0]),
      });
  }
  const config = JSON.parse(metadata.get('config')!);
  // One fixture is wider than high, which config.json cannot say.
  const [depth, height] = config.pretrained_cfg.input_size;
  config.pretrained_cfg.input_size = [depth, height, height];
  config.reference = 'reference.safetensors';
  return {
    'config.json': Buffer.from(JSON.stringify(config)),
    'model.safetensors': safetensors(net),
    'reference.safetensors': safetensors(reference),
  };
}
