import { type Failure, fail } from '../../domain/failure';
import { fieldsOf, listOf, text } from '../../domain/jsonChecks';
import { HUB, type ModelAddress } from '../../domain/modelAddress';
import { isPickleName } from '../../domain/pickle';
import { type Result, succeed } from '../../domain/result';
import { statusFailure } from './statusFailure';

/** Where a model's files are to be fetched, and what is known of the weights beforehand. */
export interface FoundModel {
  weights: string;
  config: string | null;
  /** Base address of what else lies in the folder, a profile or a reference; null: nothing. */
  beside: string | null;
  bytes: number | null;
  sha256: string | null;
}

interface HubFile {
  name: string;
  bytes: number | null;
  sha256: string | null;
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Finds a model. The Hub tells which files there are, their sizes and hashes; `host` is the Hub itself or a mirror.
 * Nothing tells it of another folder. Fails as `statusFailure` does, with `hub-unreachable`, `hub-unlike` where the
 * answer is no Hub's, or says which weights there are instead.
 */
export async function lookUp(
  { id, url, hub }: ModelAddress,
  host: string,
  signal: AbortSignal,
): Promise<Result<FoundModel>> {
  const folder = new URL('.', url).href;
  if (!hub)
    return succeed({
      weights: url,
      config: `${folder}config.json`,
      beside: folder,
      bytes: null,
      sha256: null,
    });
  const revision = hub.revision === 'main' ? '' : `/revision/${encodeURIComponent(hub.revision)}`;
  const response = await fetch(`${host}/api/models/${hub.repo}${revision}?blobs=true`, { signal }).catch(
    () => null,
  );
  if (!response) return fail('hub-unreachable', { host: new URL(host).host });
  if (!response.ok) return statusFailure(response, id);
  const listed = await readListing(response);
  if (!listed) return fail('hub-unlike', { host: new URL(host).host });
  if (listed.gated) return fail('hub-refused', { id, host: new URL(host).host });
  const weights = listed.files.find(({ name }) => name === hub.path);
  if (!weights) return withoutWeights(hub.repo, listed.files);
  const within = hub.path.slice(0, hub.path.lastIndexOf('/') + 1);
  const at = (address: string) => address.replace(HUB, host);
  const has = (name: string) => listed.files.some((file) => file.name === within + name);
  return succeed({
    weights: at(url),
    config: has('config.json') ? at(`${folder}config.json`) : null,
    beside: has('profile.safetensors') || has('reference.safetensors') ? at(folder) : null,
    bytes: weights.bytes,
    sha256: weights.sha256,
  });
}

/** The files of a repository; null where the answer is not as the Hub's. */
async function readListing(response: Response): Promise<{ gated: boolean; files: HubFile[] } | null> {
  try {
    const { gated = false, siblings } = fieldsOf(await response.json(), 'model');
    const files = listOf((entry, field): HubFile => {
      const { rfilename, size, lfs } = fieldsOf(entry, field);
      const hash = typeof lfs === 'object' && lfs !== null && 'sha256' in lfs ? String(lfs.sha256) : '';
      return {
        name: text(rfilename, `${field}.rfilename`),
        bytes: typeof size === 'number' && size > 0 ? size : null,
        sha256: SHA256.test(hash) ? hash : null,
      };
    })(siblings, 'siblings');
    return { gated: gated !== false, files };
  } catch {
    return null;
  }
}

/** Which way on there is, where the weights are not at their place. */
function withoutWeights(repo: string, files: HubFile[]): Failure {
  const others = files.filter(({ name }) => name.endsWith('.safetensors') && !/-\d+-of-\d+\./.test(name));
  const [other] = others.filter(({ name }) => name.endsWith('/model.safetensors')).concat(others);
  if (other)
    return fail('hub-weights-elsewhere', {
      id: repo,
      other: `${repo}/${other.name.replace(/\/model\.safetensors$/, '')}`,
    });
  const pickle = files.find(({ name }) => isPickleName(name));
  if (pickle) return fail('hub-only-pickle', { id: repo, file: pickle.name });
  return fail('hub-no-weights', { id: repo });
}
