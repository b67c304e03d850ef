import type { LocalizedText } from './model';
import type { GateSettings } from './settings';

/** Change of top-1 over the profile's images, in points, with the ends of its 95 % interval. */
export interface Change {
  points: number;
  low: number;
  high: number;
}

/** What is usual for one quantity (gates or squeeze) of one block. mean, std: `classes` x C, row-major; else C. */
export interface Usual {
  mean: Float32Array;
  /** Population deviation within the class. */
  std: Float32Array;
  meanAll: Float32Array;
  stdAll: Float32Array;
  p10: Float32Array;
  p50: Float32Array;
  p90: Float32Array;
}

export interface BlockProfile {
  name: string;
  channels: number;
  gates: Usual;
  squeeze: Usual;
  /** 5th and 95th percentile of the similarity of random pairs of images: correlation of gates less meanAll. */
  pairs: [number, number];
  /** Shares of gates above 0.9 and below 0.1, over all images. */
  saturation: [number, number];
  /** With this block's gates at meanAll, and at 1; null where nobody measured. */
  frozen: Change | null;
  bypass: Change | null;
}

/**
 * Statistics of every gate and every z: over the images of a file (`se-profile/1`), or over images whose classes nobody knows:
 * the visitor's, or those of a profile without classes.
 */
export interface Profile {
  modelSha256: string;
  /**
   * The file it was read from, and what its images were, as far as file or catalog tell; absent where the profile was just made,
   * of the visitor's images.
   */
  file?: { sha256: string; images: LocalizedText | null };
  /** All images together. */
  images: number;
  /** Their names, where the profile was made of a visitor's images. */
  imageNames?: string[];
  /** How the network ran, where the profile was made on the page. */
  settings?: GateSettings;
  /** 0 where nobody knows the classes of the images. */
  classes: number;
  imagesPerClass: number;
  blocks: BlockProfile[];
  /** With all blocks at meanAll at once. */
  allFrozen: Change | null;
}

/** Made on the page of a visitor's images, just now or when it was saved. */
export const isOwnReference = ({ file, imageNames }: Pick<Profile, 'file' | 'imageNames'>): boolean =>
  file === undefined || imageNames !== undefined;
