import { type Failure, fail } from '../../domain/failure';
import { type Result, succeed } from '../../domain/result';
import { storedWeights, storeWeights } from '../modelCache';
import type { ModelSource, Progress } from '../protocol';
import { sha256 } from './sha256';

export interface ModelFiles {
  weights: ArrayBuffer;
  /** Parsed config.json; null if there is none. */
  config: unknown;
  /** Another file of the model's folder, by its name; null where there is no such file, or no folder. */
  fetchBeside(name: string): Promise<Result<ArrayBuffer | null>>;
}

/** Reads a model's files, reporting bytes. Fails with `model-unreadable`, `model-unreachable`, `model-status`, `model-config`. */
export async function readModel(
  source: ModelSource,
  onProgress: (progress: Progress) => void,
): Promise<Result<ModelFiles>> {
  if (source.kind === 'files') {
    const files = await Promise.all([source.weights.arrayBuffer(), source.config?.text() ?? null]).catch(
      () => null,
    );
    if (!files) return fail('model-unreadable', { name: source.id });
    const [weights, text] = files;
    const { beside } = source;
    const config = text === null ? succeed(null) : parseConfig(text);
    if (!config.ok) return config;
    return succeed({
      weights,
      config: config.value,
      fetchBeside: async (name) =>
        typeof beside === 'string'
          ? fetchIfThere(new URL(name, beside).href)
          : succeed((await beside?.[name]?.arrayBuffer()) ?? null),
    });
  }
  const configText = await fetchFile(new URL('config.json', source.url).href);
  // A folder without config.json is one whose settings come from the weights or are assumed.
  if (!configText.ok && !isMissing(configText)) return configText;
  const config = configText.ok ? parseConfig(new TextDecoder().decode(configText.value)) : succeed(null);
  if (!config.ok) return config;
  const weights = await readWeights(new URL('model.safetensors', source.url).href, source.sha256, onProgress);
  if (!weights.ok) return weights;
  return succeed({
    weights: weights.value,
    config: config.value,
    fetchBeside: (name) => fetchIfThere(new URL(name, source.url).href),
  });
}

/** From the browser's store, where it keeps what the hash stands for; else fetched and then kept there. */
async function readWeights(
  url: string,
  expected: string | undefined,
  onProgress: (progress: Progress) => void,
): Promise<Result<ArrayBuffer>> {
  const stored = expected === undefined ? null : await storedWeights(url, expected);
  if (stored && (await sha256(stored)) === expected) return succeed(stored);
  const fetched = await fetchFile(url, (loadedBytes, totalBytes) =>
    onProgress({
      stage: 'download',
      fraction: totalBytes > 0 ? loadedBytes / totalBytes : 0,
      loadedBytes,
      totalBytes,
    }),
  );
  if (fetched.ok && expected !== undefined && (await sha256(fetched.value)) === expected)
    await storeWeights(url, expected, fetched.value);
  return fetched;
}

async function fetchIfThere(url: string): Promise<Result<ArrayBuffer | null>> {
  const file = await fetchFile(url);
  return !file.ok && isMissing(file) ? succeed(null) : file;
}

const isMissing = ({ code, details }: Failure) => code === 'model-status' && details.status === 404;

function parseConfig(text: string): Result<unknown> {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    return fail('model-config', { field: 'config.json', value: text.slice(0, 40) });
  }
}

async function fetchFile(
  url: string,
  onBytes?: (loaded: number, total: number) => void,
): Promise<Result<ArrayBuffer>> {
  try {
    // After a lost context the model is read again, perhaps without a connection.
    const response = await fetch(url).catch(() => fetch(url, { cache: 'force-cache' }));
    // A single-page host answers a missing file with its start page.
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (!response.ok || isPage) return fail('model-status', { url, status: isPage ? 404 : response.status });
    if (!onBytes || !response.body) return succeed(await response.arrayBuffer());
    const total = Number(response.headers.get('content-length') ?? 0);
    const parts: Uint8Array[] = [];
    let loaded = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      loaded += part.value.length;
      onBytes(loaded, total);
    }
    const bytes = new Uint8Array(loaded);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return succeed(bytes.buffer);
  } catch {
    return fail('model-unreachable', { url });
  }
}
