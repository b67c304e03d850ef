import { mean } from 'd3';
import type { Profile } from '../domain/profile';
import type { BlockTrace } from '../domain/trace';
import { LEAST_Z_DEVIATION } from './usual';

export interface BlockChange {
  name: string;
  /** Mean of |change| of the block's own gates s, whether or not an edit replaced them. */
  s: number;
  /** Mean of |change of z| / usual deviation of z: comparable across blocks. null: what is usual is not known. */
  z: number | null;
  /** Whether an edit replaced this block's gates. */
  edited: boolean;
}

/** What an edited pass changed in every block, against the unedited pass of the same network and image. */
export function blockChanges(
  before: readonly BlockTrace[],
  after: readonly BlockTrace[],
  profile: Profile | null,
): BlockChange[] {
  return after.map((block, at) => {
    const { name, squeeze, excitation, applied } = block;
    const former = before[at];
    const usual = profile?.blocks.find((candidate) => candidate.name === name)?.squeeze;
    return {
      name,
      s: mean(excitation, (gate, channel) => Math.abs(gate - former.excitation[channel])) ?? 0,
      z: usual
        ? (mean(
            squeeze,
            (value, channel) =>
              Math.abs(value - former.squeeze[channel]) / Math.max(LEAST_Z_DEVIATION, usual.stdAll[channel]),
          ) ?? 0)
        : null,
      edited: applied !== undefined,
    };
  });
}
