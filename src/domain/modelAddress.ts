import { fail } from './failure';
import { type Result, succeed } from './result';

/** Every address of the Hub begins with it; a mirror takes its place only when something is fetched. */
export const HUB = 'https://huggingface.co';

const HUB_HOSTS = ['huggingface.co', 'www.huggingface.co', 'hf.co'];
const WEIGHTS = 'model.safetensors';

/** A model elsewhere: a file of weights with, perhaps, its `config.json` in the same folder. */
export interface ModelAddress {
  /** Names it on the page, in a trace and in a link: `owner/name`, with `@revision` and `/folder` where needed, or a URL. */
  id: string;
  /** Of the weights; below `HUB` for a model of the Hub. */
  url: string;
  /** null: a folder on any host. `path`: of the weights within the repository. */
  hub: { repo: string; revision: string; path: string } | null;
}

/**
 * Reads what a visitor types or a link says: `owner/name`, `owner/name@revision`, either with `/folder`; any address of
 * a model on the Hub; or the https address (http on this machine) of a folder or a `.safetensors` file. `mirror`: the
 * origin that stands in for the Hub. Fails with `model-address`.
 */
export function readModelAddress(text: string, mirror = HUB): Result<ModelAddress> {
  const typed = text.trim();
  const refused = fail('model-address', { address: typed });
  if (/^https?:/i.test(typed)) {
    if (!URL.canParse(typed)) return refused;
    const url = new URL(typed);
    return (
      (HUB_HOSTS.includes(url.hostname) || url.origin === mirror ? fromHubPage(url) : fromFolder(url)) ??
      refused
    );
  }
  const [, repo, revision = 'main', path = ''] =
    /^(?:hf:(?:\/\/)?)?([^/@\s]+\/[^/@\s]+)(?:@([^/@\s]+))?(?:\/(.*))?$/.exec(typed) ?? [];
  return (repo && onHub(repo, decoded(revision), segmentsOf(path))) || refused;
}

/** How a link names a model that did not come with the site; undefined for files of the visitor's. */
export function linkOfModel(id: string): string | undefined {
  if (!id.includes('/')) return undefined;
  return id.includes('://') ? id : `hf:${id}`;
}

/** The origin of a Hub's mirror: https, or http on this machine. Fails with `hub-host`. */
export function readHubHost(text: string): Result<string> {
  const typed = text.trim() || HUB;
  const url = URL.canParse(typed) ? new URL(typed) : null;
  const plain = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return plain && isSafe(url) ? succeed(url.origin) : fail('hub-host', { address: typed });
}

/** Encrypted, or never on a network. */
const isSafe = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));

/** Whether a link's word for a model is an address, not the id of a bundled one. */
export const isModelLink = (name: string): boolean => /^(hf:|https?:)/.test(name);

/** Pages and files of the Hub: `/owner/name`, `/owner/name/tree|blob|resolve|raw/revision/path`. */
function fromHubPage({ pathname }: URL): Result<ModelAddress> | null {
  const [owner, name, page, revision, ...path] = segmentsOf(pathname) ?? [];
  if (name === undefined || ['datasets', 'spaces', 'docs', 'api'].includes(owner)) return null;
  if (page === undefined) return onHub(`${owner}/${name}`, 'main', []);
  if (!['tree', 'blob', 'resolve', 'raw'].includes(page) || revision === undefined) return null;
  return onHub(`${owner}/${name}`, revision, path);
}

function fromFolder(url: URL): Result<ModelAddress> | null {
  if (!isSafe(url)) return null;
  // A query may hold a secret, which links and files must not spread.
  if (url.username || url.password || url.search) return null;
  url.hash = '';
  if (isWeights(url.pathname)) {
    const folder = url.href.slice(0, -WEIGHTS.length);
    return succeed({ id: url.href.endsWith(`/${WEIGHTS}`) ? folder : url.href, url: url.href, hub: null });
  }
  const folder = url.href.endsWith('/') ? url.href : `${url.href}/`;
  return succeed({ id: folder, url: folder + WEIGHTS, hub: null });
}

function onHub(repo: string, revision: string | null, path: string[] | null): Result<ModelAddress> | null {
  const named = repo.split('/').every((name) => /^[A-Za-z0-9_][\w.-]{0,95}$/.test(name));
  if (!named || !revision || !path || /[\s?#]/.test(revision)) return null;
  if (path.some((segment) => segment === '.' || segment === '..')) return null;
  const file = path.length > 0 && isWeights(path[path.length - 1]) ? path : [...path, WEIGHTS];
  const folder = file.at(-1) === WEIGHTS ? file.slice(0, -1) : file;
  const tail = folder.map((segment) => `/${encodeURIComponent(segment)}`).join('');
  const encoded = encodeURIComponent(revision);
  return succeed({
    id: `${repo}${revision === 'main' ? '' : `@${encoded}`}${tail}`,
    url: `${HUB}/${repo}/resolve/${encoded}/${file.map(encodeURIComponent).join('/')}`,
    hub: { repo, revision, path: file.join('/') },
  });
}

const isWeights = (name: string) => name.endsWith('.safetensors');

/** The decoded parts of a path; null where one cannot be decoded. */
function segmentsOf(path: string): string[] | null {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  return segments.some((segment) => segment === null) ? null : (segments as string[]);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
