import type { Profile } from '../domain/profile';
import type { Trace } from '../domain/trace';
import { provenance } from './provenance';

/** Where the numbers of a figure of several images come from: a line each image, then every model and engine once. */
export function comparisonProvenance(traces: Trace[], usual: Profile | null = null): string[] {
  const lines = traces.map((trace) => provenance(trace, usual));
  const edited = ({ gateEdits }: Trace) =>
    Object.keys(gateEdits).length > 0 ? `, gate edits: ${JSON.stringify(gateEdits)}` : '';
  return [
    ...lines.map(([image], at) => image + edited(traces[at])),
    ...new Set(lines.flatMap(([, ...shared]) => shared)),
  ];
}

/** The same for two networks on one image: each image line stands before the network whose preprocessing it tells. */
export function networksProvenance(traces: Trace[]): string[] {
  return [...new Set(traces.flatMap((trace) => provenance(trace)))];
}
