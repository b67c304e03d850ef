import { fail } from '../domain/failure';
import { readTraces } from '../domain/readTrace';
import { type Result, succeed } from '../domain/result';
import type { Trace } from '../domain/trace';
import type { TrayImage } from './appState';
import { fromBase64, toBase64 } from './base64';
import type { SessionImage } from './session';

export const TRACE_TYPE = 'application/json';

/** An image of a session, its bytes decoded: nothing is changed before all of them can be read. */
export type Prepared = SessionImage & { bytes?: Uint8Array<ArrayBuffer>; trace?: Trace };

/** Fails with `session-damaged`, or as `readTraces` does. */
export function prepare(image: SessionImage): Result<Prepared> {
  if (!('data' in image)) return succeed(image);
  const bytes = fromBase64(image.data);
  if (!bytes) return fail('session-damaged', { field: image.name });
  if (image.type !== TRACE_TYPE) return succeed({ ...image, bytes });
  const traces = readTraces(new TextDecoder().decode(bytes));
  return traces.ok ? succeed({ ...image, trace: traces.value[0] }) : traces;
}

/** In the order of a session: probes after what they change. */
export const inOrder = (images: TrayImage[]) => [
  ...images.filter(({ origin }) => origin.kind !== 'probe'),
  ...images.filter(({ origin }) => origin.kind === 'probe'),
];

/** As a session keeps it; `placeOf`: where another image stands in the session. */
export async function sessionImage(
  { origin, blob, name, crop, predictionsHidden }: TrayImage,
  placeOf: (id: string) => number | null,
): Promise<SessionImage> {
  const shared = { name, crop, predictionsHidden };
  if (origin.kind === 'sample') return { ...shared, sample: origin.sample };
  const of = origin.kind === 'probe' ? placeOf(origin.of) : null;
  if (origin.kind === 'probe' && of !== null) return { ...shared, of, probe: origin.probe };
  const data = toBase64(new Uint8Array(await blob.arrayBuffer()));
  return { ...shared, type: blob.type, data };
}
