import type { Failure } from './failure';

/** A model being fetched from the Hub or a folder, or fetched in this visit. */
export interface Download {
  /** Of its address. */
  id: string;
  /** `done` stands only where the model did not come into use by itself. */
  state: 'running' | 'failed' | 'done';
  loaded: number;
  /** Bytes in all; null: nobody tells. */
  total: number | null;
  /** Bytes a second, averaged; null: too early to tell. */
  rate: number | null;
  secondsLeft: number | null;
  failure: Failure | null;
}

/** Weights that the browser keeps for the next visit. */
export interface StoredModel {
  /** Names it to the browser's store. */
  key: string;
  /** As of a `ModelAddress`; null: of a bundled model. */
  id: string | null;
  bytes: number;
  /** Of the bytes. */
  sha256: string;
  /** Whether somebody had told this hash before the bytes came. */
  verified: boolean;
}
