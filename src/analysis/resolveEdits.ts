import { type Failure, fail } from '../domain/failure';
import {
  ALL_CLASSES,
  type GateEdit,
  type GateEdits,
  type ResolvedEdit,
  type ResolvedEdits,
} from '../domain/gateEdit';
import type { Profile, Usual } from '../domain/profile';
import { type Result, succeed } from '../domain/result';
import { ofClass } from './usual';

/** What edits may refer to. */
export interface EditContext {
  /** The model's blocks, in its order. */
  blocks: readonly { name: string; channels: number }[];
  /** English, in class order. */
  labels: readonly string[];
  profile: Profile | null;
  /** The unedited gates of a block on another image, (C'); null: there is no such image, or it has not been run. */
  gatesOf(image: string, block: string): Float32Array | null;
}

/**
 * Gate edits with everything looked up that they name. Fails where the model has no such block, channel or class
 * (`edits-block`, `edits-channel`, `edits-class`), where what is usual is not known (`edits-no-profile`), and where a
 * transplant's image is not there or has gates of another number (`edits-image`, `edits-width`).
 */
export function resolveEdits(edits: GateEdits, context: EditContext): Result<ResolvedEdits> {
  const resolved: ResolvedEdits = {};
  for (const [name, edit] of Object.entries(edits)) {
    const block = context.blocks.find((candidate) => candidate.name === name);
    if (!block)
      return fail('edits-block', { block: name, blocks: context.blocks.map((b) => b.name).join(', ') });
    const one = resolve(edit, block, context);
    if ('ok' in one) return one;
    resolved[name] = one;
  }
  return succeed(resolved);
}

function resolve(
  edit: GateEdit,
  { name, channels }: { name: string; channels: number },
  { labels, profile, gatesOf }: EditContext,
): ResolvedEdit | Failure {
  const usual = profile?.blocks.find((block) => block.name === name)?.gates;
  switch (edit.mode) {
    case 'bypass':
      return { kind: 'fixed', gates: new Float32Array(channels).fill(1) };
    case 'constant':
      return { kind: 'fixed', gates: new Float32Array(channels).fill(edit.value) };
    case 'mean':
      return { kind: 'mean' };
    case 'profile':
      if (!usual) return fail('edits-no-profile', { block: name });
      return fixedAt(edit.class, usual, labels);
    case 'channels':
      return someChannels(edit.values, name, channels, usual);
    case 'from': {
      const gates = gatesOf(edit.image, name);
      if (!gates) return fail('edits-image', { image: edit.image });
      if (gates.length !== channels)
        return fail('edits-width', { block: name, channels, found: gates.length });
      return { kind: 'fixed', gates: Float32Array.from(gates) };
    }
  }
}

function fixedAt(wanted: string, usual: Usual, labels: readonly string[]): ResolvedEdit | Failure {
  if (wanted === ALL_CLASSES) return { kind: 'fixed', gates: Float32Array.from(usual.meanAll) };
  const index = labels.indexOf(wanted);
  const known = usual.mean.length / usual.meanAll.length;
  if (index < 0 || index >= known) return fail('edits-class', { label: wanted });
  return { kind: 'fixed', gates: Float32Array.from(ofClass(usual, index).mean) };
}

function someChannels(
  values: Record<string, number | 'usual'>,
  block: string,
  channels: number,
  usual: Usual | undefined,
): ResolvedEdit | Failure {
  const gates = new Float32Array(channels);
  const replaced = new Float32Array(channels);
  for (const [key, value] of Object.entries(values)) {
    const channel = Number(key);
    if (!Number.isInteger(channel) || channel < 0 || channel >= channels)
      return fail('edits-channel', { block, channel: key, last: channels - 1 });
    if (value === 'usual' && !usual) return fail('edits-no-profile', { block });
    gates[channel] = value === 'usual' ? (usual as Usual).meanAll[channel] : value;
    replaced[channel] = 1;
  }
  return { kind: 'channels', gates, replaced };
}
