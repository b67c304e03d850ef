import { expect, MODELS, test } from './app';
import { accessibilityFaults } from './axe';

const SMALL = MODELS.find(({ id }) => id.startsWith('se_resnet20'))!;

test('says how the model was recognized and what it costs, and compares two engines on demand', async ({
  app,
  page,
}) => {
  await app.open({ model: SMALL.id });
  await page.getByTestId('model-badge').click();
  await page.getByTestId('open-trust').click();
  const panel = page.getByTestId('trust');
  await expect(panel).toBeVisible();
  const row = (table: string, name: string) =>
    panel.getByTestId(table).getByRole('row').filter({ hasText: name });

  await expect(row('trust-evidence', 'Names of senet.pytorch')).toContainText(
    'layer1.0.se.fc.0.weight [2, 16]',
  );
  await expect(row('trust-evidence', 'Basic units')).toContainText('there is no layer1.0.conv3.weight');
  await expect(row('trust-settings', 'mean R, G, B')).toContainText('config.json');
  await expect(panel.getByTestId('trust-tensors')).toContainText(
    '125 of 125 tensors are used, 0 are ignored',
  );
  await panel.getByTestId('tensors-used').locator('summary').click();
  await expect(panel.getByTestId('tensors-used').getByRole('listitem')).toHaveCount(125);
  await expect(panel.getByTestId('trust-cost-text')).toContainText('276,506 parameters');
  await expect(panel.getByTestId('trust-cost-text')).toContainText('0.0408 GMACs a pass at 32 × 32 px');
  await expect(panel.getByTestId('trust-sha').getByTestId('copy-text')).toHaveValue(SMALL.sha256);
  await expect(row('trust-engine', 'Precision')).toContainText('float32');

  const check = panel.getByTestId('cross-check');
  const run = check.getByTestId('cross-check-run');
  await expect(run).toHaveText('Compare WASM with WebGL');
  await run.click();
  await expect(run).toHaveText('Cancel');
  await run.click();
  await expect(check).toHaveAttribute('data-state', 'none');
  // Emulated, WebGL would compile its shaders for half a minute.
  await check.getByRole('button', { name: 'CPU', exact: true }).click();
  await run.click();
  await expect(check).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(check.getByTestId('cross-check-verdict')).toContainText('WASM and CPU agree.');
  await expect(row('cross-check-differences', 'gate s')).toContainText(/SE_\d_\d, channel \d+/);

  const report = panel.getByTestId('trust-report');
  await report.getByRole('button', { name: 'JSON' }).click();
  const { crossCheck, model } = JSON.parse(await report.getByTestId('copy-text').inputValue());
  expect(model.sha256).toBe(SMALL.sha256);
  expect(crossCheck.here.backend).toBe('wasm');
  expect(crossCheck.there.backend).toBe('cpu');
  expect(crossCheck.samePixels).toBe(true);
  expect(crossCheck.difference.gates.difference).toBeLessThan(1e-5);
  expect(crossCheck.difference.logits.relative).toBeLessThan(1e-4);

  expect(await accessibilityFaults(page, '[data-testid=trust]')).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.getByTestId('model-badge')).toBeFocused();
});
