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
