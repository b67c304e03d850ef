import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readModelAddress } from '../../domain/modelAddress';
import { memoryCaches } from '../__fixtures__/memoryCaches';
import { keptModel, removeStored, storedModels } from '../modelCache';
import { type HubServer, startHub } from './__fixtures__/hubServer';
import { downloadModel } from './downloadModel';

const REPO = 'timm/net.a_in1k';
const WEIGHTS = randomBytes(300_000);
const HASH = createHash('sha256').update(WEIGHTS).digest('hex');
const CONFIG = Buffer.from('{"architecture":"seresnet50"}');

let hub: HubServer;

beforeEach(async () => {
  vi.stubGlobal('caches', memoryCaches());
  hub = await startHub();
  hub.files.set(`${REPO}/model.safetensors`, WEIGHTS);
  hub.files.set(`${REPO}/config.json`, CONFIG);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await hub.close();
});

const addressOf = (text: string) => {
  const address = readModelAddress(text);
  if (!address.ok) throw new Error(text);
  return address.value;
};

async function download(text = REPO, signal = new AbortController().signal, host = hub.url) {
  const seen: [loaded: number, total: number | null][] = [];
  const onBytes = (loaded: number, total: number | null) => void seen.push([loaded, total]);
  return { result: await downloadModel(addressOf(text), host, onBytes, signal), seen };
}

const holdsWeights = async (blob: Blob | undefined) =>
  blob !== undefined && WEIGHTS.equals(Buffer.from(await blob.arrayBuffer()));

describe('a model of the Hub', () => {
  it('is fetched over the redirect, counted, checked and kept with its config', async () => {
    const { result, seen } = await download();
    if (!result.ok) throw new Error(JSON.stringify(result));
    expect(await holdsWeights(result.value.weights)).toBe(true);
    expect(await result.value.config?.text()).toBe(CONFIG.toString());
    expect(result.value).toMatchObject({ kept: true, beside: null });
    expect(seen[0]).toEqual([0, WEIGHTS.length]);
    expect(seen.at(-1)).toEqual([WEIGHTS.length, WEIGHTS.length]);
    expect(seen.map(([loaded]) => loaded)).toEqual(seen.map(([loaded]) => loaded).sort((a, b) => a - b));
    const [stored, ...others] = await storedModels();
    expect(others).toEqual([]);
    expect(stored).toMatchObject({ id: REPO, bytes: WEIGHTS.length, sha256: HASH, verified: true });
    const kept = await keptModel(addressOf(REPO).url);
    expect(await holdsWeights(kept?.weights)).toBe(true);
    expect(await kept?.config?.text()).toBe(CONFIG.toString());
    await removeStored(stored.key);
    expect(await storedModels()).toEqual([]);
    expect(await keptModel(addressOf(REPO).url)).toBeNull();
  });

  it('takes the place of its older weights', async () => {
    await download();
    const newer = randomBytes(250_000);
    hub.files.set(`${REPO}/model.safetensors`, newer);
    await download();
    const stored = await storedModels();
    expect(stored.map(({ bytes }) => bytes)).toEqual([newer.length]);
  });

  it('tells where its profile lies, and does without a config', async () => {
    hub.files.delete(`${REPO}/config.json`);
    hub.files.set(`${REPO}/profile.safetensors`, WEIGHTS);
    const { result } = await download();
    const beside = `${hub.url}/${REPO}/resolve/main/`;
    expect(result).toMatchObject({ value: { config: null, beside } });
    expect(await keptModel(addressOf(REPO).url)).toMatchObject({ config: null, beside });
  });

  it('is read from its revision and folder', async () => {
    hub.files.set('a/b/IN1K/model.safetensors', WEIGHTS);
    expect((await download('a/b@v1/IN1K')).result.ok).toBe(true);
    expect(hub.requests).toContain('/api/models/a/b/revision/v1');
    expect(hub.requests).toContain('/a/b/resolve/v1/IN1K/model.safetensors');
  });

  it('runs where the browser keeps nothing', async () => {
    vi.stubGlobal('caches', undefined);
    expect((await download()).result).toMatchObject({ value: { kept: false } });
    const full = memoryCaches(100_000);
    vi.stubGlobal('caches', full);
    const { result } = await download();
    expect(result).toMatchObject({ value: { kept: false } });
    expect(result.ok && (await holdsWeights(result.value.weights))).toBe(true);
    expect(await storedModels()).toEqual([]);
    expect(full.bytes()).toBe(0);
  });
});

describe('nothing is kept, and the reason told', () => {
  const refused = async (code: string, details: Record<string, unknown> = {}, text = REPO) => {
    const { result } = await download(text);
    expect(result).toMatchObject({ code, details });
    expect(await storedModels()).toEqual([]);
  };

  it('of damaged bytes, of a connection that breaks, and of a retry that works', async () => {
    hub.faults.damaged = true;
    await refused('hub-wrong-hash', { id: REPO });
    hub.faults = { cutAfter: 120_000 };
    await refused('hub-cut', { total: '0.3' });
    hub.faults = {};
    expect((await download()).result.ok).toBe(true);
  });

  it('of a model that is not there, private, gated or asked for too often', async () => {
    await refused('hub-refused', { id: 'timm/none' }, 'timm/none');
    hub.faults.status = 404;
    await refused('hub-not-found', { id: REPO });
    hub.faults.status = 429;
    await refused('hub-busy', { seconds: 7 });
    hub.faults.status = 503;
    await refused('hub-status', { status: 503 });
    hub.faults = { page: true };
    await refused('hub-unlike');
    hub.faults = {};
    hub.gated.add(REPO);
    await refused('hub-refused', { id: REPO });
  });

  it('of a repository with other weights, a pickle, or none', async () => {
    hub.files.set('a/nested/IN1K/model.safetensors', WEIGHTS);
    await refused('hub-weights-elsewhere', { other: 'a/nested/IN1K' }, 'a/nested');
    hub.files.set('a/old/pytorch_model.bin', WEIGHTS);
    await refused('hub-only-pickle', { file: 'pytorch_model.bin' }, 'a/old');
    hub.files.set('a/empty/README.md', CONFIG);
    await refused('hub-no-weights', {}, 'a/empty');
  });

  it('of a host that does not answer', async () => {
    const { url } = hub;
    await hub.close();
    expect((await download(REPO, undefined, url)).result).toMatchObject({
      code: 'hub-unreachable',
      details: { host: new URL(url).host },
    });
    hub = await startHub();
  });

  it('of a download that was canceled', async () => {
    hub.faults.bytesPerSecond = 200_000;
    const abort = new AbortController();
    const onBytes = (loaded: number) => loaded > 0 && abort.abort();
    const result = await downloadModel(addressOf(REPO), hub.url, onBytes, abort.signal);
    expect(abort.signal.aborted).toBe(true);
    expect(result).toMatchObject({ code: 'stale' });
    expect(await storedModels()).toEqual([]);
  });
});

describe('a model of another folder', () => {
  it('is kept, but not verified: nobody told its hash', async () => {
    hub.files.set('nets/mine/model.safetensors', WEIGHTS);
    const id = `${hub.cdn}/plain/nets/mine/`;
    const { result, seen } = await download(id);
    expect(result).toMatchObject({ value: { kept: true, config: null, beside: id } });
    expect(seen[0]).toEqual([0, WEIGHTS.length]);
    expect(await storedModels()).toMatchObject([{ id, sha256: HASH, verified: false }]);
  });

  it('is told to be missing', async () => {
    expect((await download(`${hub.cdn}/plain/nets/none/`)).result).toMatchObject({ code: 'hub-not-found' });
  });
});
