import type {} from '../src/app/batch';
import { FIXTURE_NETS as NAMES } from '../src/model/__fixtures__/fixtureNets';
import { type App, expect, MODELS, test } from './app';
import { serveFixtures } from './fixtureFolders';

/** Largest difference of a gate to PyTorch. */
const TOLERANCE = { wasm: 1e-5, webgl: 1e-3 };

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
    // Emulated, WebGL compiles the shaders of every net: two minutes on a busy machine.
    test.setTimeout(400_000);
    await serveFixtures(app.page);
    const folders = [...MODELS.map(({ id }) => `models/${id}/`), ...NAMES.map((name) => `fixtures/${name}/`)];
    await app.page.goto('./?batch=1');
    await app.page.waitForFunction(() => window.seLensBatch !== undefined);
    for (const folder of folders) {
      const check = await checkOf(app, folder, backend);
      expect(check, folder).toMatchObject({ passed: true });
      expect(check?.gates, folder).toBeLessThan(TOLERANCE[backend]);
    }
  });
