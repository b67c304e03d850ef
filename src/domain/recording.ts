import type { SEBlockShape } from './block';
import type { LoadedModel } from './model';
import type { RgbImage } from './preprocess';
import type { ConfigSettings } from './settings';
import type { Trace } from './trace';

/** What charts need to know of a network; a loaded model has it, and more. */
export type DrawnModel = Pick<LoadedModel, 'id' | 'architecture' | 'sha256' | 'labels' | 'labelsZh'> & {
  blocks: SEBlockShape[];
  settings: Pick<ConfigSettings, 'scores'>;
};

/**
 * The first sample's trace by the default model, computed beforehand: on screen, and marked as recorded, until the
 * network of the page has its own. Numbers hold four digits.
 */
export interface Recording {
  /** Id of the sample; the trace is of its centered square. */
  sample: string;
  model: DrawnModel;
  trace: Trace;
  /** The pixels the network saw. */
  input: RgbImage;
}
