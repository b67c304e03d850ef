import { type Failure, fail } from '../../domain/failure';

/** What an answer other than 2xx means; `id` names the model. */
export function statusFailure({ status, url, headers }: Response, id: string): Failure {
  const host = URL.canParse(url) ? new URL(url).host : '';
  if (status === 404 || status === 410) return fail('hub-not-found', { id, host });
  if (status === 401 || status === 403) return fail('hub-refused', { id, host });
  // The Hub counts over five minutes, and does not let other pages read how much of that is left.
  if (status === 429) return fail('hub-busy', { host, seconds: Number(headers.get('Retry-After')) || 300 });
  return fail('hub-status', { host, status });
}
