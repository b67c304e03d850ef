import { type EditContext, resolveEdits } from '../analysis/resolveEdits';
import { fail } from '../domain/failure';
import type { GateEdits } from '../domain/gateEdit';
import type { Result } from '../domain/result';
import type { TraceInput } from '../inference/protocol';
import type { AppState, TrayImage } from './appState';
import { recordedEdits } from './editReferences';
import { traceInput } from './traceInput';

/** What gate edits of the page may refer to: the loaded model, its profile, and the images of the tray it has run on. */
function editContext({ model, profile, images, modelLoads }: AppState): EditContext {
  return {
    blocks: model?.blocks ?? [],
    labels: model?.labels ?? [],
    profile,
    gatesOf: (id, block) => {
      const image = images.find((candidate) => candidate.id === id && candidate.modelLoad === modelLoads);
      return image?.output?.trace.blocks.find(({ name }) => name === block)?.excitation ?? null;
    },
  };
}

/** A pass of an image with gate edits, everything looked up; or why it cannot be run. */
export function editedInput(state: AppState, image: TrayImage, edits: GateEdits): Result<TraceInput> {
  const resolved = resolveEdits(edits, editContext(state));
  if (!resolved.ok) {
    // The page knows images by their ids, its visitors by their names.
    const { image: id } = resolved.details;
    const name = state.images.find((candidate) => candidate.id === id)?.name;
    return resolved.code === 'edits-image' && name ? fail(resolved.code, { image: name }) : resolved;
  }
  const input = traceInput(image, recordedEdits(edits, state.images));
  return { ok: true, value: { ...input, resolvedEdits: resolved.value } };
}
