import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { formatPercent } from '../src/charts/formatPercent';
import { type App, DEFAULT_MODEL, expect, MODELS, modelFolder, SAMPLES, test } from './app';
import { randomBottleneckNet, randomTimmNet, SMALL_CONFIG, safetensors, type Tensors } from './weights';

const TEN = Array.from({ length: 10 }, (_, index) => `thing ${index}`);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

async function refuses(app: App, buffer: Buffer, message: RegExp): Promise<void> {
  await app.openModel(file('mine.safetensors', buffer));
  await expect(app.errors.last()).toHaveText(message);
  await app.waitForResult();
  await expect(app.photo(SAMPLES[0].file)).toBeVisible();
}

test('refuses bad weights, says what is wrong and keeps the model in use', async ({ app }) => {
  await app.open();
  const { sha256 } = (await app.exportTrace()).model;
  const good = safetensors(randomBottleneckNet(8));
  await refuses(app, good.subarray(0, good.length - 1000), /cut off/);

  const lying = Buffer.from(good);
  lying.writeBigUInt64LE(2n ** 40n);
  await refuses(app, lying, /no readable \.safetensors/);

  const tensors = randomBottleneckNet(8);
  tensors.get('layer2.0.conv1.weight')!.values[3] = Number.NaN;
  await refuses(app, safetensors(tensors), /layer2\.0\.conv1\.weight.*not numbers/);

  const headless: Tensors = randomBottleneckNet(8);
  headless.delete('layer3.0.bn2.running_mean');
  await refuses(app, safetensors(headless), /layer3\.0\.bn2\.running_mean/);

  const other: Tensors = new Map([['embedding.weight', { shape: [4, 2], values: new Float32Array(8) }]]);
  await refuses(app, safetensors(other), /conv1\.weight/);

  await app.openModel(file('net.pth', Buffer.from([0x80, 2, 0x7d])));
  await expect(app.errors.last()).toContainText('convert.py');

  expect((await app.exportTrace()).model.sha256).toBe(sha256);
});

test('shows 2,048 channels of a full-width random net from two picked files, on all threads', async ({
  app,
  page,
}, testInfo) => {
  const weights = testInfo.outputPath('wide.safetensors');
  const config = testInfo.outputPath('config.json');
  writeFileSync(weights, safetensors(randomBottleneckNet(64)));
  // 0.7 billion multiply-adds.
  const large = JSON.parse(SMALL_CONFIG.toString());
  large.pretrained_cfg.input_size = [3, 160, 160];
  writeFileSync(config, JSON.stringify(large));
  await app.open();
  await app.openModel(weights, config);
  await expect(page.getByTestId('model-badge')).toContainText('wide', { timeout: 45_000 });
  await expect
    .poll(async () => (await app.exportTrace()).blocks.map(({ channels }) => channels), { timeout: 30_000 })
    .toEqual([256, 512, 1024, 2048]);
  const { threads, mostThreads } = await app.runtime();
  expect(threads).toBe(mostThreads);
  expect(threads).toBeGreaterThan(1);
  await app.map.getByRole('radio', { name: /SE_5_1/ }).click();
  await expect(app.blockTitle).toContainText('SE_5_1');
  // So many marks are painted, not made of elements.
  await expect(page.getByTestId('strip-s').locator('canvas')).toBeVisible();
});

test('runs with other settings in place of assumed ones, and keeps them where they are refused', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openModel(file('mine.safetensors', safetensors(randomBottleneckNet(8))));
  await expect.poll(async () => (await app.exportTrace()).image.preprocess.inputSize).toBe(224);
  await page.getByTestId('model-badge').click();
  const form = page.getByTestId('assumed-settings');
  await form.getByLabel('input size, px').fill('96');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(async () => (await app.exportTrace()).image.preprocess.inputSize).toBe(96);
  await page.getByTestId('model-badge').click();
  await form.getByLabel('crop share').fill('7');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(app.errors.last()).toContainText('crop_pct is 7');
  const chosen = await app.exportTrace();
  expect(chosen.image.preprocess.inputSize).toBe(96);
  expect(chosen.model.settings).toMatchObject({ family: 'seed', max_pool: true });
  expect(chosen.model.settings!.chosen).toContain('input_size');

  // A session brings them back, and the labels of a file.
  await page.keyboard.press('Escape');
  await app.openModel(file('labels.txt', Buffer.from(TEN.join('\n'))));
  await expect(app.predictions).toContainText(TEN[chosen.predictions[0].index], { timeout: 45_000 });
  await page.getByTestId('session-menu').click();
  const [session] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this session' }).click(),
  ]);
  await app.openModel(file('same.safetensors', safetensors(randomBottleneckNet(8))));
  await expect.poll(async () => (await app.exportTrace()).image.preprocess.inputSize).toBe(224);
  await expect(app.predictions).toContainText('class ');
  await page.getByTestId('session-file').setInputFiles(await session.path());
  await expect.poll(async () => (await app.exportTrace()).logits, { timeout: 45_000 }).toEqual(chosen.logits);
  await expect(app.predictions).toContainText(TEN[chosen.predictions[0].index]);
});

test('opens a dropped folder with its labels, and renames the classes by labels dropped alone if they are as many', async ({
  app,
  page,
}, testInfo) => {
  const folder = testInfo.outputPath('net');
  mkdirSync(folder);
  writeFileSync(`${folder}/model.safetensors`, safetensors(randomBottleneckNet(8)));
  // Both told apart by what is in them.
  writeFileSync(
    `${folder}/a.json`,
    JSON.stringify(Object.fromEntries(TEN.map((label, i) => [i, ['n00000000', label]]))),
  );
  const config = JSON.parse(SMALL_CONFIG.toString());
  config.pretrained_cfg.tag = 'a1_in1k';
  writeFileSync(`${folder}/b.json`, JSON.stringify(config));
  writeFileSync(`${folder}/README.md`, 'A net.');
  await app.open();
  // Only the browser itself can drop a folder.
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await expect(app.predictions).toContainText('thing ', { timeout: 45_000 });
  const { model, predictions } = await app.exportTrace();
  expect(model.id).toBe('net');
  const [first] = predictions;
  expect(first.label).toBe(TEN[first.index]);
  // A recipe with binary cross-entropy: every class is scored by itself.
  await expect(app.predictions).toContainText('scored by itself (sigmoid)');
  await expect(app.predictions).toContainText(formatPercent(first.score ?? 0));
  await expect(app.errors).toHaveCount(0);

  const labels = (names: string[]) => file('labels.txt', Buffer.from(`\uFEFF${names.join('\r\n')}\r\n`));
  await app.dropFiles(labels(TEN.slice(1)));
  await expect(app.errors.last()).toContainText('9 labels, but the network has 10 classes');
  await expect(app.predictions).toContainText(first.label);
  await app.dropFiles(labels(TEN.map((label) => `猫 ${label}`)));
  await expect(app.predictions).toContainText(`猫 ${first.label}`);
  await expect(app.notices.last()).toContainText('names from labels.txt');
  await expect.poll(async () => (await app.exportTrace()).predictions[0].label).toBe(`猫 ${first.label}`);
});

test("opens a net under timm's names with ImageNet's classes; as a legacy net it computes otherwise", async ({
  app,
  page,
}) => {
  await app.open();
  await app.openModel(file('mine.safetensors', safetensors(randomTimmNet())));
  await expect(page.getByTestId('model-badge')).toContainText('mine', { timeout: 45_000 });
  await app.waitForResult();
  const gates = async () => (await app.exportTrace()).blocks[1].excitation;
  await expect.poll(async () => (await app.exportTrace()).model.id).toBe('mine');
  const asTimm = await gates();
  const { wnids, en } = JSON.parse(
    readFileSync(new URL('../public/labels/imagenet-1k.json', import.meta.url), 'utf8'),
  ) as { wnids: string[]; en: string[] };
  expect(wnids).toHaveLength(1000);
  const [first] = (await app.exportTrace()).predictions;
  expect(first.label).toBe(en[first.index]);
  await expect(app.predictions).toContainText(first.label);

  await page.getByTestId('model-badge').click();
  const form = page.getByTestId('assumed-settings');
  await expect(form.getByLabel('Family')).toHaveValue('timm');
  await form.getByLabel('Family').selectOption('legacy');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(async () => (await gates())[0], { timeout: 45_000 }).not.toBe(asTimm[0]);
});

test('says of a network without SE blocks that it has none, and still predicts', async ({ app, page }) => {
  await app.open();
  const plain: Tensors = new Map([...randomBottleneckNet(8)].filter(([name]) => !name.includes('.se.')));
  await app.openModel(file('plain.safetensors', safetensors(plain)), file('config.json', SMALL_CONFIG));
  await expect(page.getByTestId('map-panel')).toContainText('no SE blocks', { timeout: 45_000 });
  await app.waitForResult();
  await expect(page.getByTestId('map-panel').getByRole('button')).toHaveCount(0);
  await expect(page.getByTestId('block-panel')).toHaveCount(0);
  await expect(app.predictions).toContainText('class ');
});

test('goes through the bundled models by picker and by link, each with its own blocks and classes', async ({
  app,
  page,
}) => {
  await app.open();
  for (const card of MODELS.filter(({ id }) => id !== DEFAULT_MODEL.id)) {
    await page.getByTestId('model-badge').click();
    const choice = page.getByTestId('model-menu').getByRole('radio', { name: card.title.en });
    await choice.click();
    await expect(choice).toBeChecked();
    await expect.poll(async () => (await app.exportTrace()).model.id, { timeout: 30_000 }).toBe(card.id);
    const picked = await app.exportTrace();
    expect(picked.logits).toHaveLength(card.classes);
    expect(picked.model.sha256).toBe(card.sha256);
    if (card.id.startsWith('se_')) {
      await expect(app.map.getByRole('radio')).toHaveCount(picked.blocks.length);
      await expect(app.blockTitle).toContainText('SE_');
    } else await expect(page.getByTestId('map-panel')).toContainText('no SE blocks');
    await app.open({ model: card.id });
    expect((await app.exportTrace()).blocks).toEqual(picked.blocks);
  }
});

test('tells of every model what it knows, where it is from and how far it is, and fetches it once', async ({
  app,
  page,
}) => {
  const small = MODELS.find(({ id }) => id !== DEFAULT_MODEL.id)!;
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/${small.id}/model.safetensors`, async (route) => {
    await released;
    await route.continue();
  });
  await app.open();
  await page.getByTestId('model-badge').click();
  const menu = page.getByTestId('model-menu');
  for (const { title, license, source, top1 } of MODELS) {
    await expect(menu).toContainText(title.en);
    await expect(menu).toContainText(`${source.en} · ${license} · Model card`);
    await expect(menu).toContainText(`top-1 ${(100 * top1).toFixed(1)} %`);
  }
  await expect(menu.getByText('kept on this device')).toHaveCount(1);
  const card = await page.request.get(
    await menu
      .getByRole('link', { name: 'Model card' })
      .last()
      .evaluate((link) => (link as HTMLAnchorElement).href),
  );
  expect(await card.text()).toContain(MODELS.at(-1)!.id);

  // Arrow keys only walk: a model is loaded when it is chosen.
  const choice = menu.getByRole('radio', { name: small.title.en });
  await menu.getByRole('radio', { checked: true }).focus();
  for (let walked = 0; walked < MODELS.indexOf(small) - MODELS.indexOf(DEFAULT_MODEL); walked++)
    await page.keyboard.press('ArrowDown');
  await expect(choice).toBeFocused();
  await expect(choice).not.toBeChecked();
  await expect(menu.getByTestId('progress')).toHaveCount(0);
  await page.keyboard.press('Space');
  // Chosen, but not in use before it is there.
  await expect(choice).toBeChecked();
  await expect(menu.getByTestId('progress')).toBeVisible();
  expect((await app.exportTrace()).model.id).toBe(DEFAULT_MODEL.id);
  release();
  await expect.poll(async () => (await app.exportTrace()).model.id, { timeout: 30_000 }).toBe(small.id);
  await expect(menu.getByText('kept on this device')).toHaveCount(2);

  await page.unroute(`**/${small.id}/model.safetensors`);
  await page.reload();
  await app.waitForResult();
  expect((await app.exportTrace()).model.id).toBe(small.id);
  expect(fetched.filter((url) => url.endsWith(`${small.id}/model.safetensors`))).toHaveLength(1);
});

test('every card tells the size and the hash of its weights', async () => {
  for (const { id, bytes, sha256 } of MODELS) {
    const weights = readFileSync(`${modelFolder(id)}model.safetensors`);
    expect({ id, bytes, sha256 }).toEqual({
      id,
      bytes: weights.length,
      sha256: createHash('sha256').update(weights).digest('hex'),
    });
  }
});
