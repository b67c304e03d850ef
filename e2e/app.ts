import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base, type Download, expect, type Locator, type Page } from 'playwright/test';
import type { ModelCard, Sample } from '../src/domain/model';
import type { TestFile } from './images';

/** What browser and Playwright say about emulated or slow graphics and blocked service workers; not the application's doing. */
const BROWSER_NOISE = [
  /GPU stall due to ReadPixels/,
  /software WebGL/i,
  /GL Driver Message/,
  /Service Worker registration blocked by Playwright/,
];

/** The part of an exported trace that tests look at. */
export interface ExportedTrace {
  format: string;
  model: { id: string; sha256: string; settings?: { family: string; max_pool: boolean; chosen: string[] } };
  runtime: { backend: string; renderer: string | null };
  image: {
    name: string;
    sha256?: string;
    width: number;
    height: number;
    crop: { x: number; y: number; size: number };
    preprocess: { inputSize: number };
  };
  gateEdits: Record<string, unknown>;
  logits: number[];
  predictions: { index: number; label: string; probability: number; score?: number }[];
  blocks: {
    name: string;
    channels: number;
    hidden: number;
    squeeze: number[];
    excitation: number[];
    applied?: number[];
  }[];
}

/** The samples the site ships, read from the source tree. */
export const SAMPLES = JSON.parse(
  readFileSync(new URL('../public/samples/index.json', import.meta.url), 'utf8'),
) as Sample[];

const models = new URL('../public/models/', import.meta.url);
export const MODELS = JSON.parse(readFileSync(new URL('index.json', models), 'utf8')) as ModelCard[];
export const DEFAULT_MODEL = MODELS.find((card) => card.default) as ModelCard;

/** Path of a bundled model's folder in the source tree, with a slash at its end. */
export const modelFolder = (id: string): string => fileURLToPath(new URL(`${id}/`, models));

export const readSample = (sample: Sample): Buffer =>
  readFileSync(new URL(`../public/samples/${sample.file}`, import.meta.url));

/** The page as a visitor meets it. Every test fails on console errors and on requests to another origin. */
export class App {
  private readonly complaints: string[] = [];
  private readonly expected: RegExp[] = [...BROWSER_NOISE];
  private readonly origins = new Set<string>();

  readonly predictions: Locator;
  readonly map: Locator;
  readonly blockTitle: Locator;
  readonly errors: Locator;
  readonly notices: Locator;
  readonly trayItems: Locator;

  constructor(
    readonly page: Page,
    baseURL: string,
  ) {
    this.origins.add(new URL(baseURL).origin);
    this.predictions = page.getByTestId('predictions');
    this.map = page.getByTestId('network-map');
    this.blockTitle = page.getByTestId('block-title');
    this.errors = page.getByTestId('error');
    this.notices = page.getByTestId('notice');
    this.trayItems = page.getByTestId('tray-item');
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`page error: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && !this.origins.has(url.origin))
        this.complaints.push(`request to another origin: ${request.url()}`);
    });
  }

  /** A console message that this test brings about on purpose. */
  expectComplaint(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Another origin that this test asks for as a visitor would. */
  allowOrigin(origin: string): void {
    this.origins.add(origin);
  }

  unexpectedComplaints(): string[] {
    return this.complaints.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }

  /** Opens the page with link parameters and waits for the first result. */
  async open(parameters: Record<string, string> = {}): Promise<void> {
    await this.visit(parameters);
    await this.waitForResult();
  }

  async visit(parameters: Record<string, string> = {}): Promise<void> {
    const query = new URLSearchParams({ backend: 'wasm', ...parameters });
    if (parameters.backend === 'auto') query.delete('backend');
    await this.page.goto(`./?${query}`);
  }

  async waitForResult(): Promise<void> {
    await expect(this.predictions).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  }

  /** Waits until the image of this name is on screen with its result. */
  async waitForImage(name: string): Promise<void> {
    await expect(this.photo(name)).toBeVisible({ timeout: 30_000 });
    await this.waitForResult();
  }

  /** The photograph on screen, if it has this name. */
  photo(name: string): Locator {
    return this.page.getByTestId('photo').locator(`img[alt*="${name}"]`);
  }

  /** Chooses a sample from the gallery. */
  async chooseSample(sample: Sample): Promise<void> {
    await this.page.getByTestId('sample-gallery').locator(`[data-sample="${sample.id}"]`).click();
    await this.waitForImage(sample.file);
  }

  /** Opens the camera and waits for its first frame with its result; the test grants the permission. */
  async openCamera(): Promise<void> {
    await this.page.getByTestId('add-images').click();
    await this.page.getByTestId('open-camera').click();
    await this.waitForImage('camera');
  }

  /** How far the page, not a part of it, can be scrolled sideways, pixels. */
  sidewaysScroll(): Promise<number> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  }

  /** Types an address into "Add your image" and fetches it. */
  async fetchAddress(address: string): Promise<void> {
    await this.page.getByTestId('add-images').click();
    await this.page.getByTestId('image-url').fill(address);
    await this.page.getByTestId('image-url').press('Enter');
  }

  /** Puts files into the picker, without its dialog. */
  async chooseFiles(...files: TestFile[]): Promise<void> {
    await this.page.getByTestId('image-files').setInputFiles(files);
  }

  async openModel(...files: (TestFile | string)[]): Promise<void> {
    await this.page.getByTestId('model-file').setInputFiles(files as TestFile[]);
  }

  async dropFiles(...files: TestFile[]): Promise<void> {
    const data = await this.dataTransfer(files);
    for (const kind of ['dragenter', 'dragover', 'drop'])
      await this.page.locator('body').dispatchEvent(kind, { dataTransfer: data });
  }

  async paste(file: TestFile): Promise<void> {
    const data = await this.dataTransfer([file]);
    await this.page.evaluate((clipboardData) => {
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, data);
  }

  async pasteText(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  private dataTransfer(files: TestFile[]) {
    const plain = files.map(({ name, mimeType, buffer }) => ({
      name,
      mimeType,
      base64: buffer.toString('base64'),
    }));
    return this.page.evaluateHandle((list) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      return transfer;
    }, plain);
  }

  /** Clicks and answers the download that follows. */
  async download(button: Locator): Promise<{ name: string; content: Buffer }> {
    // Given up together: a click that came later would bring a download to whoever waits for the next one.
    const timeout = 10_000;
    const click = () =>
      Promise.all([this.page.waitForEvent('download', { timeout }), button.click({ timeout })]);
    // A click may meet a button that a new result just replaces.
    const [download] = await click().catch(click);
    return { name: (download as Download).suggestedFilename(), content: readFileSync(await download.path()) };
  }

  async exportTrace(): Promise<ExportedTrace> {
    const { content } = await this.download(this.page.getByRole('button', { name: 'Export trace (JSON)' }));
    return JSON.parse(content.toString()) as ExportedTrace;
  }

  /** What the root element tells about the runtime. */
  async runtime(): Promise<{ backend: string | undefined; threads: number; mostThreads: number }> {
    const data = await this.page.evaluate(() => ({ ...document.documentElement.dataset }));
    return {
      backend: data.backend,
      threads: Number(data.threads),
      mostThreads: Number(data.mostThreads),
    };
  }
}

/** Largest absolute difference over the gates of all blocks. */
export function gateDifference(a: ExportedTrace, b: ExportedTrace): number {
  expect(a.blocks.map(({ name }) => name)).toEqual(b.blocks.map(({ name }) => name));
  const differences = a.blocks.flatMap(({ excitation }, block) =>
    excitation.map((gate, channel) => Math.abs(gate - b.blocks[block].excitation[channel])),
  );
  return Math.max(...differences);
}

export const test = base.extend<{ app: App }>({
  app: async ({ page, baseURL }, use) => {
    const app = new App(page, baseURL as string);
    await use(app);
    expect(app.unexpectedComplaints()).toEqual([]);
  },
});

export { expect };
