import { fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import { fetchFile } from '../site/siteFiles';

/** Fetches a picture; the host must allow it (CORS). Fails with `url-unreachable`, `url-status`, `url-not-an-image`. */
export async function fetchPicture(url: string): Promise<Result<Blob>> {
  let response: Response;
  try {
    response = await fetchFile(url, { credentials: 'omit' });
  } catch {
    return fail('url-unreachable', { url });
  }
  if (!response.ok) return fail('url-status', { url, status: response.status });
  const type = response.headers.get('content-type') ?? '';
  if (/^text\/|^application\/(json|xml|xhtml)/.test(type)) return fail('url-not-an-image', { url, type });
  try {
    return succeed(await response.blob());
  } catch {
    return fail('url-unreachable', { url });
  }
}
