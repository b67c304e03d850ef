import { fail } from '../../domain/failure';
import type { ModelAddress } from '../../domain/modelAddress';
import { type Result, succeed } from '../../domain/result';
import { type KeptModel, storeModel } from '../modelCache';
import { fetchWeights } from './fetchWeights';
import { lookUp } from './lookUp';
import { statusFailure } from './statusFailure';

export interface DownloadedModel extends KeptModel {
  /** Whether the browser keeps it for the next visit. */
  kept: boolean;
}

/** From this size on the browser is asked not to clear the store by itself. */
const LARGE_BYTES = 100e6;

/**
 * Fetches a model from the Hub, or the mirror at `host`, or from a folder, checks it against the hash that the Hub
 * tells, and keeps it where the browser lets it. Fails as `lookUp` and `fetchWeights` do.
 */
export async function downloadModel(
  address: ModelAddress,
  host: string,
  onBytes: (loaded: number, total: number | null) => void,
  signal: AbortSignal,
): Promise<Result<DownloadedModel>> {
  const { id, url } = address;
  const found = await lookUp(address, host, signal);
  if (!found.ok) return found;
  const { weights: file, config: configFile, beside, bytes, sha256 } = found.value;
  const config = configFile === null ? succeed(null) : await fetchConfig(id, configFile, signal);
  if (!config.ok) return config;
  const fetched = await fetchWeights(id, file, { bytes, sha256 }, onBytes, signal);
  if (!fetched.ok) return fetched;
  const model: KeptModel = { weights: fetched.value.blob, config: config.value, beside };
  // Some browsers ask the visitor, who may take long to answer.
  if (model.weights.size > LARGE_BYTES) void navigator.storage?.persist?.().catch(() => {});
  if (signal.aborted) return fail('stale');
  const kept = await storeModel(url, model, { id, sha256: fetched.value.sha256, verified: sha256 !== null });
  return succeed({ ...(kept ?? model), kept: kept !== null });
}

/** config.json; null where there is none: its settings then come from the weights or are assumed. */
async function fetchConfig(id: string, url: string, signal: AbortSignal): Promise<Result<Blob | null>> {
  const response = await fetch(url, { signal }).catch(() => null);
  if (!response) return fail('hub-unreachable', { host: new URL(url).host });
  if (response.status === 404 || response.headers.get('content-type')?.startsWith('text/html'))
    return succeed(null);
  if (!response.ok) return statusFailure(response, id);
  const text = await response.text().catch(() => null);
  return text === null ? fail('hub-unreachable', { host: new URL(url).host }) : succeed(new Blob([text]));
}
