import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fail } from '../../domain/failure';
import { type Result, succeed } from '../../domain/result';
import { statusFailure } from './statusFailure';

/** What has come is handed to the browser in parts of this size: the script's own memory holds one of them. */
const PART_BYTES = 8e6;

/** On a fast connection the next part is there before the last one is hashed: after so long the page gets its turn. */
const TURN_MS = 12;

export interface FetchedWeights {
  blob: Blob;
  sha256: string;
}

/** What is known of a file before it comes. */
export interface Expected {
  bytes: number | null;
  sha256: string | null;
}

/**
 * Fetches a file and hashes it as it comes. `onBytes` hears how many bytes there are, and of how many. Fails as
 * `statusFailure` does, with `hub-unreachable`, `hub-cut`, `hub-wrong-hash`, and with `stale` where aborted.
 */
export async function fetchWeights(
  id: string,
  url: string,
  expected: Expected,
  onBytes: (loaded: number, total: number | null) => void,
  signal: AbortSignal,
): Promise<Result<FetchedWeights>> {
  const { host } = new URL(url);
  // Kept by the page, once it is checked: the browser need not keep it a second time.
  const response = await fetch(url, { signal, cache: 'no-store' }).catch(() => null);
  if (!response) return signal.aborted ? fail('stale') : fail('hub-unreachable', { host });
  if (!response.ok || !response.body) return statusFailure(response, id);
  // A single-page host answers a missing file with its start page.
  if (response.headers.get('content-type')?.startsWith('text/html'))
    return fail('hub-not-found', { id, host });
  const total = expected.bytes ?? (Number(response.headers.get('content-length')) || null);
  const hash = sha256.create();
  const blobs: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  let waiting = 0;
  const reader = response.body.getReader();
  try {
    onBytes(0, total);
    let turn = performance.now();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      hash.update(part.value);
      parts.push(part.value);
      loaded += part.value.length;
      waiting += part.value.length;
      if (waiting >= PART_BYTES) {
        blobs.push(new Blob(parts));
        parts = [];
        waiting = 0;
      }
      onBytes(loaded, total);
      if (performance.now() - turn < TURN_MS) continue;
      await othersTurn();
      turn = performance.now();
    }
  } catch {
    return signal.aborted ? fail('stale') : fail('hub-cut', { host, ...megabytes(loaded, total) });
  }
  if (expected.bytes !== null && loaded < expected.bytes)
    return fail('hub-cut', { host, ...megabytes(loaded, total) });
  const digest = bytesToHex(hash.digest());
  if (expected.sha256 !== null && digest !== expected.sha256) return fail('hub-wrong-hash', { id, host });
  return succeed({ blob: new Blob([...blobs, ...parts]), sha256: digest });
}

/** Not by a timer: those run once a second in a tab that is not on screen. */
const othersTurn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

const megabytes = (loaded: number, total: number | null) => ({
  loaded: (loaded / 1e6).toFixed(1),
  total: total === null ? '?' : (total / 1e6).toFixed(1),
});
