import type { Participant } from '../../comparison';
import type { OpenOptions } from './participant';

export type WorkerRequest = { id: number } & (
  | ({ kind: 'open'; participant: Participant } & OpenOptions)
  | { kind: 'pass' }
  | { kind: 'gpu' }
);

/** The answers, by `kind`. */
export interface Answers {
  open: { threads: number; mostThreads?: number };
  /** From the pixel values to the logits. */
  pass: { ms: number; logits: Float32Array };
  gpu: {
    draws: number;
    shaders: number;
    readBytes: number;
    /** Highest since the start. */
    peakPoolBytes: number;
  };
}

export type WorkerReply = { id: number } & ({ ok: true; value: unknown } | { ok: false; reason: string });
