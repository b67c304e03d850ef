import { chromium } from 'playwright';
import { createServer } from 'vite';
import { chromiumArgs } from './chromiumArgs';
const [net, ...configs] = process.argv.slice(2);
const server = await createServer({ server: { port: 47901, hmr: false } });
await server.listen();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumArgs() });
for (const config of configs) {
  const page = await browser.newPage();
  page.on('console', (m) => console.log('console', m.type(), m.text().slice(0, 1500)));
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  await page.route('**/big/**', (route) => route.fulfill({ path: `/opt/selens/big/${net}/${route.request().url().split('/').pop()}`, contentType: 'application/octet-stream' }));
  await page.route('**/blank.html', (route) => route.fulfill({ body: '<!doctype html><p>', contentType: 'text/html', headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' } }));
  await page.goto('http://localhost:47901/blank.html');
  const out = await page.evaluate(`(async () => {
    const config = ${JSON.stringify(config)};
    const counts = { draws: 0, links: 0 };
    const P = WebGL2RenderingContext.prototype;
    const d = P.drawElements; P.drawElements = function (...a) { counts.draws++; return d.apply(this, a); };
    const l = P.linkProgram; P.linkProgram = function (...a) { counts.links++; return l.apply(this, a); };
    const tf = await import('/node_modules/.vite/deps/@tensorflow_tfjs-core.js').catch(() => null);
    const { benchNetwork } = await import('/src/app/benchNetwork.ts');
    const { forward } = await import('/src/model/forward.ts');
    const core = await import('/src/zz-core.ts');
    if (config.includes('uniforms')) core.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
    if (config.includes('exp')) core.env().set('WEBGL_EXP_CONV', true);
    const { weights, input } = await benchNetwork('${net.startsWith('se_') ? `/models/${net}/` : '/big/'}', 'webgl');
    if (config.includes('stock')) (await import('/src/inference/kernels/register.ts')).dropOwnKernels();
    core.env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', 0);
    const t0 = performance.now();
    const run = () => { const r = forward(weights, input); const v = r.packed.dataSync(); r.packed.dispose(); return v; };
    run();
    const cold = performance.now() - t0;
    core.env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', -1);
    run();
    const shaders = counts.links; counts.draws = 0;
    const values = run();
    const draws = counts.draws;
    const times = [];
    for (let i = 0; i < 7; i++) { const t = performance.now(); run(); times.push(performance.now() - t); }
    times.sort((a, b) => a - b);
    const m = core.memory();
    return { config, draws, shaders, poolMB: (m.numBytesInGPUAllocated / 1e6).toFixed(0), coldS: (cold / 1000).toFixed(1), medianMs: times[3].toFixed(0), min: times[0].toFixed(0), head: [...values.slice(0, 3), ...values.slice(-3)], sum: values.reduce((a, b) => a + Math.abs(b), 0) };
  })()`);
  console.log(JSON.stringify(out));
  await page.close();
}
await browser.close();
await server.close();
