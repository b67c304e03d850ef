import type { Browser } from 'playwright';
import type { BackendName } from '../src/domain/trace';
import type { PeerPart } from './parts';

/** Who runs the same weights. */
export type Participant =
  | 'se-lens'
  | 'se-lens-taps'
  /** On all threads where the runtime takes one, on one where it takes all. */
  | 'se-lens-other'
  | 'dense-groups'
  | 'straight'
  | 'layers'
  | 'onnxruntime'
  /** On all threads, where this runtime takes one. */
  | 'onnxruntime-all';

/** By `id` of peers/nets.ts. */
export type NetName =
  | 'everyday'
  | 'cifar'
  | 'plain'
  | 'seresnet50'
  | 'seresnet101'
  | 'seresnext26'
  | 'seresnext50';

/** One net on one backend. The first participant is what the others are measured by. */
export interface ComparisonPlan {
  net: NetName;
  backend: BackendName;
  participants: Participant[];
  rounds: number;
}

/** Who was timed on what. */
interface TimedRow {
  net: NetName;
  title: string;
  backend: BackendName;
  participant: Participant;
  /** Milliseconds: median and quartiles over the rounds. */
  medianMs: number;
  lowerMs: number;
  upperMs: number;
}

/** What one participant needed for a warm pass, from the pixel values to the logits in an array. */
export interface ParticipantRow extends TimedRow {
  rounds: number;
  /** Processor time of the browser for one pass, on all cores, median; null where the system does not tell. */
  processorMs: number | null;
  /** Median over the rounds of its time by that of the first participant, one pass right beside the other. */
  share: number;
  /** Largest difference of a logit to the first participant's, relative to the largest logit where that is over 1. */
  logitError: number;
  threads: number;
  /** See peakMemory; null where the system does not tell. */
  peakMemoryBytes: number | null;
  /** WebGL alone. */
  gpu: GpuFigures | null;
}

export interface GpuFigures {
  /** Of one warm pass. */
  draws: number;
  readBytes: number;
  /** Shaders that this pass compiled: none, where all shapes were seen before. */
  compiled: number;
  /** All that were compiled from the start on. */
  shaders: number;
  /** Bytes of textures that TensorFlow.js held, at most. */
  peakPoolBytes: number;
}

/** From an empty worker in a fresh browser to the first logits, files fetched from this machine. */
export interface ColdRow extends TimedRow {
  /** Median of its time by that of the first participant, one start right after the other. */
  share: number;
  /** Of all files that were asked for, over the wire: see wireBytes. */
  bytes: number;
}

export interface Comparison {
  rows: ParticipantRow[];
  cold: ColdRow[];
}

/** peers/openPeers.ts, whose packages only the bench installs. */
export interface PeersModule {
  openPeers(browser: Browser, parts: PeerPart[]): Promise<Peers>;
}

export interface Peers {
  /** Of what is compared, in words. */
  versions: string;
  /** Throws where two participants give different logits. */
  compare(part: PeerPart): Promise<Comparison>;
  close(): Promise<void>;
}
