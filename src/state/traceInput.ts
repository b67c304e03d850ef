import type { GateEdits } from '../domain/gateEdit';
import type { TraceInput } from '../inference/protocol';
import type { TrayImage } from './appState';

/** What is asked of the runtime for an image; a version of its own lets the worker tell a probe's pixels apart. */
export function traceInput(
  { id, version, name, blob, crop }: TrayImage,
  gateEdits: GateEdits = {},
): TraceInput {
  return { imageId: `${id}@${version}`, name, blob, crop, gateEdits };
}
