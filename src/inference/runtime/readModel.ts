import { type Failure, fail } from '../../domain/failure';
import { type Result, succeed } from '../../domain/result';
import type { ByteSource } from '../../model/byteSource';
import { storedWeights, storeWeights } from '../modelCache';
import type { ModelSource, Progress } from '../protocol';
import { blobSource } from './blobSource';
import { sha256 } from './sha256';

export interface ModelFiles {
  weights: ByteSource;
  /** Of the weights, hex. Throws where they cannot be read (any more). */
  sha256(): Promise<string>;
  /** Parsed config.json; null if there is none. */
  config: unknown;
  /** Another file of the model's folder, by its name; null where there is no such file, or no folder. */
  fetchBeside(name: string): Promise<Result<ArrayBuffer | null>>;
  /** Settles once the browser has stored what it keeps of them. */
  stored: Promise<void>;
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
    const { beside } = source;
    const config = text === null ? succeed(null) : parseConfig(text);
    if (!config.ok) return config;
    return succeed({
      weights,
      sha256: () => sha256(weights),
      config: config.value,
      stored: Promise.resolve(),
      fetchBeside: async (name) =>
        typeof beside === 'string'
          ? fetchIfThere(new URL(name, beside).href)
          : succeed((await beside?.[name]?.arrayBuffer()) ?? null),
    });
  }
  const stop = new AbortController();
  const url = new URL('model.safetensors', source.url).href;
  const reading = readWeights(url, source.sha256, stop.signal, onProgress);
  const config = await readConfig(new URL('config.json', source.url).href);
  if (!config.ok) {
    stop.abort();
    return config;
  }
  const weights = await reading;
  if (!weights.ok) return weights;
  return succeed({
    ...weights.value,
    config: config.value,
    fetchBeside: (name) => fetchIfThere(new URL(name, source.url).href),
  });
}

/** A folder without config.json is one whose settings come from the weights or are assumed. */
async function readConfig(url: string): Promise<Result<unknown>> {
  const file = await fetchFile(url);
  if (file.ok) return parseConfig(new TextDecoder().decode(file.value));
  return isMissing(file) ? succeed(null) : file;
}

/** From the browser's store, where it keeps what the hash stands for; else fetched and then kept there. */
async function readWeights(
  url: string,
  expected: string | undefined,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<Pick<ModelFiles, 'weights' | 'sha256' | 'stored'>>> {
  const kept = expected === undefined ? null : await storedWeights(url, expected);
  if (kept) {
    const weights = await blobSource(kept);
    const hash = await sha256(weights);
    if (hash === expected) return succeed({ weights, sha256: async () => hash, stored: Promise.resolve() });
  }
  const fetched = await fetchBlob(url, signal, (loadedBytes, totalBytes) =>
    onProgress({
      stage: 'download',
      fraction: totalBytes > 0 ? loadedBytes / totalBytes : 0,
      loadedBytes,
      totalBytes,
    }),
  );
  if (!fetched.ok) return fetched;
  const weights = await blobSource(fetched.value);
  // Beside what follows: it is the browser that computes it, where the file is not very large.
  const hash = sha256(weights);
  const stored = hash.then((found) =>
    found === expected ? storeWeights(url, found, fetched.value) : undefined,
  );
  // Whoever asks for the hash is told.
  stored.catch(() => {});
  return succeed({ weights, sha256: () => hash, stored });
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

async function fetchFile(url: string): Promise<Result<ArrayBuffer>> {
  const file = await fetchBlob(url);
  return file.ok ? succeed(await file.value.arrayBuffer()) : file;
}

/** The browser holds the bytes, where it likes: on disk, if they are many. */
async function fetchBlob(
  url: string,
  signal?: AbortSignal,
  onBytes?: (loaded: number, total: number) => void,
): Promise<Result<Blob>> {
  try {
    // After a lost context the model is read again, perhaps without a connection.
    const response = await fetch(url, { signal }).catch(() => fetch(url, { signal, cache: 'force-cache' }));
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
