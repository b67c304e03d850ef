import type { AblationOrder } from '../analysis/ablation';
import type { AnswerChange } from '../analysis/logOdds';
import type { Failure } from '../domain/failure';
import type { GateEdits } from '../domain/gateEdit';
import type { Trace } from '../domain/trace';
import type { RunProgress } from './runImages';

/** Frozen at usual, every gate at the block's mean, bypassed. */
export const SWEEP_MODES = ['frozen', 'mean', 'bypass'] as const;
export type SweepMode = (typeof SWEEP_MODES)[number];

/** Over which images an experiment runs: the one on screen, or several (see imagesInScope). */
export type Scope = 'one' | 'tray';

export interface SweepRow {
  /** null: all blocks at once. */
  block: string | null;
  mode: SweepMode;
  /** One for each image. */
  changes: AnswerChange[];
}

export interface Sweep {
  /** SHA-256 of the weights: on another network its numbers say nothing. */
  weights: string;
  /** Where the numbers come from, a line each. */
  provenance: string[];
  /** Names model, engine, images, crops and what is usual: another key makes it out of date. */
  key: string;
  scope: Scope;
  /** Names of the images, in the order of `changes`. */
  images: string[];
  rows: SweepRow[];
}

/** Change of the log-odds of the first answer at each point: a list for each repetition of the order. */
export type CurvesByOrder = Record<AblationOrder, number[][]>;

export interface Ablation {
  weights: string;
  provenance: string[];
  key: string;
  scope: Scope;
  images: string[];
  block: string;
  channels: number;
  to: 0 | 'usual';
  /** How many channels are replaced at each point. */
  counts: number[];
  /** Mean over the images. */
  curves: CurvesByOrder;
  /** Of each image, as in `images`. */
  byImage: CurvesByOrder[];
}

export interface LabResult {
  /** What it was computed from. */
  key: string;
  modelLoad: number;
  /** The unedited pass of the same image. */
  before: Trace;
  after: Trace;
}

export interface LabState {
  /** Transplants name images of the tray by their id. */
  edits: GateEdits;
  past: GateEdits[];
  future: GateEdits[];
  /** What is being dragged: its changes are one step of Undo. */
  gesture: string | null;
  /** The last good edited pass; stays on screen while a newer one is computed. */
  result: LabResult | null;
  running: boolean;
  /** Why the edits cannot be run as they are. */
  failure: Failure | null;
  scope: Scope;
  sweep: Sweep | null;
  sweepProgress: RunProgress | null;
  ablateTo: 0 | 'usual';
  ablation: Ablation | null;
  ablationProgress: RunProgress | null;
}

export const INITIAL_LAB: LabState = {
  edits: {},
  past: [],
  future: [],
  gesture: null,
  result: null,
  running: false,
  failure: null,
  scope: 'one',
  sweep: null,
  sweepProgress: null,
  ablateTo: 'usual',
  ablation: null,
  ablationProgress: null,
};
