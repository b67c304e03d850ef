/** An override of the learned gates of one block. */
export type GateEdit =
  | { mode: 'profile'; class: string }
  | { mode: 'bypass' }
  | { mode: 'constant'; value: number }
  | { mode: 'mean' }
  | { mode: 'channels'; values: Record<string, number | 'usual'> }
  | { mode: 'from'; image: string };

/** Edits of several blocks are one experiment, keyed by block name. */
export type GateEdits = Record<string, GateEdit>;

/** The class of a `profile` edit that stands for all classes: frozen at usual. */
export const ALL_CLASSES = '*';

/** What an edit does to its block once profile and other images are looked up: all that the runtime needs to know. */
export type ResolvedEdit =
  /** These gates, (C), whatever the image. */
  | { kind: 'fixed'; gates: Float32Array }
  /** The mean of this pass's gates of the block, for every channel. */
  | { kind: 'mean' }
  /** `gates` where `replaced` is 1, this pass's own where it is 0; both (C). */
  | { kind: 'channels'; gates: Float32Array; replaced: Float32Array };

/** By block name. */
export type ResolvedEdits = Record<string, ResolvedEdit>;

/** Whether edits refer to what is usual, so that a profile is needed. */
export function asksForUsual(edits: GateEdits): boolean {
  return Object.values(edits).some(
    (edit) =>
      edit.mode === 'profile' || (edit.mode === 'channels' && Object.values(edit.values).includes('usual')),
  );
}
