import { randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import type { BatchModel, BatchResult } from '../src/app/batch';
import type { GateEdits } from '../src/domain/gateEdit';
import type { ModelCard } from '../src/domain/model';
import type { BackendChoice } from '../src/domain/runtime';
import { chromiumArgs } from './chromiumArgs';
import { ensureChromium } from './ensureChromium';
import { serveSite } from './serve';

export interface BatchPage {
  page: Page;
  /** Runs one image; expected failures are values. Throws if the page died. */
  trace(path: string, csv: boolean): Promise<BatchResult<{ json: string; csv: string | null }>>;
  /** Edits the gates in all following traces. `from`: the folder that paths within the edits start from. Throws with the reason. */
  edit(edits: GateEdits, from: string): Promise<void>;
  csvHeader: string;
  /** Where the numbers come from, as comment lines above the header; edits too, once they are set. */
  csvComments(): Promise<string[]>;
  close(): Promise<void>;
}

export interface BatchOptions {
  dist: string;
  /** Id of a bundled model, a folder, a weights file, or null for the default. */
  model: string | null;
  backend: BackendChoice;
  /** Where relative paths begin. */
  cwd: string;
}

/**
 * Opens the built application without its page, in headless Chromium, and loads one model. Local files reach the
 * page through the server under an address that no other program can guess. Throws with a message for the user.
 */
export async function openBatchPage({ dist, model, backend, cwd }: BatchOptions): Promise<BatchPage> {
  const secret = `/${randomUUID()}/`;
  const shared = new Map<string, string>();
  const share = (path: string, name = String(shared.size)) => {
    shared.set(secret + name, path);
    return secret + name;
  };
  const wanted = chooseModel(dist, model, cwd, share);
  const site = await serveSite({
    folder: dist,
    base: '/',
    route: (path, response) => {
      const file = shared.get(path);
      if (file === undefined) return false;
      createReadStream(file)
        .on('error', (error) => response.destroy(error))
        .pipe(response);
      return true;
    },
  });
  let browser: Browser | null = null;
  const close = async () => {
    await browser?.close();
    await site.close();
  };
  try {
    browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
    const page = await browser.newPage({ serviceWorkers: 'block' });
    page.on('pageerror', (error) => console.error(`The page failed: ${error.message}`));
    await page.goto(`${site.url}index.html?batch=1`);
    await page.waitForFunction(() => window.seLensBatch !== undefined);
    const opened = await page.evaluate(([source, name]) => window.seLensBatch!.open(source, name), [
      wanted,
      backend,
    ] as const);
    if (!opened.ok) throw new Error(`${model ?? 'The default model'}: ${opened.reason}`);
    const { runtime, model: loaded } = opened.value;
    console.error(
      `${loaded.id} (${loaded.architecture}) on ${runtime.backend}` +
        (runtime.backend === 'wasm' ? `, ${runtime.threads} threads` : '') +
        (runtime.backend === 'webgl' ? `, ${runtime.renderer}` : ''),
    );
    if (loaded.assumed.length > 0)
      console.error(`Assumed, not told by the model: ${loaded.assumed.join(', ')}`);

    const trace: BatchPage['trace'] = async (label, csv) => {
      const path = resolve(cwd, label);
      const refusal = unreadable(path);
      if (refusal) return { ok: false, reason: refusal };
      const url = share(path);
      try {
        const image = { name: basename(path), url, label, csv };
        return await page.evaluate((input) => window.seLensBatch!.trace(input), image);
      } finally {
        shared.delete(url);
      }
    };
    const edit: BatchPage['edit'] = async (edits, from) => {
      const donors: Record<string, string> = {};
      for (const one of Object.values(edits)) {
        if (one.mode !== 'from') continue;
        const path = resolve(from, one.image);
        const refusal = unreadable(path);
        if (refusal) throw new Error(`${one.image}: ${refusal}`);
        donors[one.image] ??= share(path);
      }
      const edited = await page.evaluate(([wanted, urls]) => window.seLensBatch!.edit(wanted, urls), [
        edits,
        donors,
      ] as const);
      for (const url of Object.values(donors)) shared.delete(url);
      if (!edited.ok) throw new Error(edited.reason);
    };
    const csvHeader = await page.evaluate(() => window.seLensBatch!.csvHeader);
    const csvComments = () => page.evaluate(() => window.seLensBatch!.csvComments());
    return { page, trace, edit, csvHeader, csvComments, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Why a file cannot be read, or null. */
function unreadable(path: string): string | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return 'There is no such file.';
    if (!stats.isFile()) return 'This is not a file.';
    const file = openSync(path, 'r');
    try {
      readSync(file, new Uint8Array(1));
    } finally {
      closeSync(file);
    }
    return null;
  } catch (error) {
    return `It cannot be read: ${(error as Error).message}.`;
  }
}

/** A bundled id first, then a folder or file; `share` makes a local path an address. */
function chooseModel(
  dist: string,
  model: string | null,
  cwd: string,
  share: (path: string, name: string) => string,
): BatchModel {
  const catalog = JSON.parse(readFileSync(join(dist, 'models/index.json'), 'utf8')) as ModelCard[];
  const card = catalog.find((entry) => (model === null ? entry.default : entry.id === model));
  if (card) return { kind: 'folder', id: card.id, url: `/models/${card.id}/` };
  const path = resolve(cwd, model ?? '');
  const stats = model === null ? undefined : statSync(path, { throwIfNoEntry: false });
  if (!stats)
    throw new Error(
      `--model ${model}: neither a bundled model (${catalog.map(({ id }) => id).join(', ')}) nor a folder or file.`,
    );
  if (!stats.isDirectory()) {
    const refusal = unreadable(path);
    if (refusal) throw new Error(`--model ${model}: ${refusal}`);
    const config = join(dirname(path), 'config.json');
    // The weights of a model folder go with its config.json, as when both files are picked on the page.
    if (basename(path) === 'model.safetensors' && unreadable(config) === null)
      return chooseModel(dist, dirname(path), cwd, share);
    const url = share(path, 'model.safetensors');
    // As on the page: a name that all weights have tells nothing.
    const named = /^(pytorch_)?model\.safetensors$/i.test(basename(path)) ? dirname(path) : path;
    return { kind: 'file', id: basename(named).replace(/\.safetensors$/i, ''), url };
  }
  if (unreadable(join(path, 'model.safetensors')) !== null)
    throw new Error(`--model ${model}: the folder holds no readable model.safetensors.`);
  const files = readdirSync(path).filter((file) => unreadable(join(path, file)) === null);
  const [url] = files.map((file) => share(join(path, file), `model/${file}`));
  return { kind: 'folder', id: basename(path), url: url.slice(0, url.lastIndexOf('/') + 1) };
}
