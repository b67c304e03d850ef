import { type Failure, fail } from '../../domain/failure';
import { type Result, succeed } from '../../domain/result';
import type { ByteSource } from '../../model/byteSource';
import { storedWeights, storeWeights } from '../modelCache';
import type { ModelSource, Progress } from '../protocol';
import { blobSource } from './blobSource';
import { sha256 } from './sha256';

export interface ModelFiles {
  weights: ByteSource;
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
    const files = await Promise.all([blobSource(source.weights), source.config?.text() ?? null]).catch(
      () => null,
    );
    if (!files) return fail('model-unreadable', { name: source.id });
    const [weights, text] = files;
    const config = text === null ? succeed(null) : parseConfig(text);
    if (!config.ok) return config;
    return succeed({
      weights,
      config: config.value,
      fetchBeside: async (name) => succeed((await source.beside?.[name]?.arrayBuffer()) ?? null),
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
    async fetchBeside(name) {
      const file = await fetchFile(new URL(name, source.url).href);
      return !file.ok && isMissing(file) ? succeed(null) : file;
    },
  });
}

/** From the browser's store, where it keeps what the hash stands for; else fetched and then kept there. */
async function readWeights(
  url: string,
  expected: string | undefined,
  onProgress: (progress: Progress) => void,
): Promise<Result<ByteSource>> {
  const stored = expected === undefined ? null : await storedWeights(url, expected);
  if (stored) {
    const source = await blobSource(stored);
    if ((await sha256(source)) === expected) return succeed(source);
  }
  const fetched = await fetchBlob(url, (loadedBytes, totalBytes) =>
    onProgress({
      stage: 'download',
      fraction: totalBytes > 0 ? loadedBytes / totalBytes : 0,
      loadedBytes,
      totalBytes,
    }),
  );
  if (!fetched.ok) return fetched;
  const source = await blobSource(fetched.value);
  if (expected !== undefined && (await sha256(source)) === expected)
    await storeWeights(url, expected, fetched.value);
  return succeed(source);
}

const isMissing = ({ code, details }: Failure) => code === 'model-status' && details.status === 404;

function parseConfig(text: string): Result<unknown> {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    return fail('model-config', { field: 'config.json', value: text.slice(0, 40) });
  }
}

async function fetchFile(url: string): Promise<Result<ArrayBuffer>> {
  const file = await fetchBlob(url);
  return file.ok ? succeed(await file.value.arrayBuffer()) : file;
}

/** The browser holds the bytes, where it likes: on disk, if they are many. */
async function fetchBlob(
  url: string,
  onBytes?: (loaded: number, total: number) => void,
): Promise<Result<Blob>> {
  try {
    // After a lost context the model is read again, perhaps without a connection.
    const response = await fetch(url).catch(() => fetch(url, { cache: 'force-cache' }));
    // A single-page host answers a missing file with its start page.
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (!response.ok || isPage) return fail('model-status', { url, status: isPage ? 404 : response.status });
    if (!onBytes || !response.body) return succeed(await response.blob());
    const total = Number(response.headers.get('content-length') ?? 0);
    let loaded = 0;
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(part, controller) {
        loaded += part.length;
        onBytes(loaded, total);
        controller.enqueue(part);
      },
    });
    return succeed(await new Response(response.body.pipeThrough(counter)).blob());
  } catch {
    return fail('model-unreachable', { url });
  }
}
