import { chromium } from 'playwright';
import { chromiumArgs } from './chromiumArgs';
import { serveSite } from './serve';

const [backend, ...nets] = process.argv.slice(2);
const site = await serveSite({ folder: 'dist', base: '/' });
for (const net of nets) {
  const folder = `/opt/selens/big/${net}/`;
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...chromiumArgs(), '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  page.on('console', (m) => m.type() !== 'log' && console.log('console', m.type(), m.text()));
  await page.goto(`${site.url}?backend=${backend}`);
  await page.locator('[data-testid=predictions][data-state=done]').waitFor({ timeout: 120_000 });
  const measure = () =>
    page.evaluate(async () => {
      const r = await (performance as any).measureUserAgentSpecificMemory();
      return {
        total: r.bytes / 1e6,
        parts: r.breakdown
          .filter((b: any) => b.bytes > 1e6)
          .map(
            (b: any) =>
              `${b.types.join('+')}:${b.attribution.map((a: any) => a.scope).join()} ${(b.bytes / 1e6).toFixed(0)}`,
          ),
      };
    });
  console.log(net, backend, 'before', JSON.stringify(await measure()));
  const begun = Date.now();
  const longest = 0;
  await page.evaluate(() => {
    (window as any).gaps = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      (window as any).gaps = Math.max((window as any).gaps, now - last);
      last = now;
    }, 20);
  });
  await page.getByTestId('model-badge').click();
  await page.getByTestId('model-file').setInputFiles([`${folder}model.safetensors`, `${folder}config.json`]);
  let peak = { total: 0, parts: [] as string[] };
  let samples = 0;
  for (;;) {
    const now = await measure();
    samples++;
    if (now.total > peak.total) peak = now;
    const badge = await page.getByTestId('model-badge').textContent();
    const done = await page.locator('[data-testid=predictions][data-state=done]').count();
    if (
      badge?.includes('model') &&
      !badge.includes('lens') &&
      done &&
      (await page.evaluate(() => !document.querySelector('[role=progressbar]')))
    )
      break;
    if (Date.now() - begun > 300_000) {
      console.log('timeout', badge, done);
      break;
    }
    await page.waitForTimeout(50);
  }
  const after = await measure();
  console.log(
    net,
    backend,
    `${((Date.now() - begun) / 1000).toFixed(1)} s`,
    samples,
    'samples, peak',
    JSON.stringify(peak),
    'after',
    JSON.stringify(after),
    'longest gap',
    await page.evaluate(() => (window as any).gaps),
  );
  await page.screenshot({ path: `/opt/selens/mem-${net}-${backend}.png` });
  await browser.close();
}
await site.close();
