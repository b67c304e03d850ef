import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {} from '../src/app/batch';
import { FIXTURE_NETS as NAMES } from '../src/model/__fixtures__/fixtureNets';
import { parseSafetensors } from '../src/model/safetensors';
import { type App, expect, MODELS, test } from './app';
import { safetensors, type Tensors } from './weights';

const FIXTURES = fileURLToPath(new URL('../src/model/__fixtures__/', import.meta.url));
/** Largest difference of a gate to PyTorch. */
const TOLERANCE = { wasm: 1e-5, webgl: 1e-3 };

/** Each opened model is a runtime with a WebGL context, of which Chromium frees the oldest, with a warning, from 16 on. */
const RUNTIMES_A_PAGE = 8;

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

async function checkOf(app: App, url: string, backend: 'wasm' | 'webgl') {
  return app.page.evaluate(
    async ({ url, backend }) => {
      const opened = await window.seLensBatch!.open({ kind: 'folder', id: 'net', url }, backend);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.value.model.selfCheck;
    },
    { url, backend },
  );
}

for (const backend of ['wasm', 'webgl'] as const)
  test(`gives the gates of PyTorch for every fixture and every bundled net on ${backend}`, async ({
    app,
  }) => {
    test.setTimeout(240_000);
    for (const name of NAMES) {
      const files = folderOf(name);
      await app.page.route(`**/fixtures/${name}/*`, (route) => {
        const body = files[new URL(route.request().url()).pathname.split('/').pop() as string];
        return route.fulfill({ body, contentType: 'application/octet-stream' });
      });
    }
    const folders = [...MODELS.map(({ id }) => `models/${id}/`), ...NAMES.map((name) => `fixtures/${name}/`)];
    for (const [index, folder] of folders.entries()) {
      if (index % RUNTIMES_A_PAGE === 0) {
        await app.page.goto('./?batch=1');
        await app.page.waitForFunction(() => window.seLensBatch !== undefined);
      }
      const check = await checkOf(app, folder, backend);
      expect(check, folder).toMatchObject({ passed: true });
      expect(check?.gates, folder).toBeLessThan(TOLERANCE[backend]);
    }
  });
