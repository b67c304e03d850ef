/** As many channels the paper's Figures 6 and 7 show of each block. */
export const SAMPLED = 50;

/** `count` evenly spaced channels of C, as in the paper's Figure 6: floor(k C / count); all where there are fewer. */
export function sampledChannels(channels: number, count = SAMPLED): number[] {
  const shown = Math.min(count, channels);
  return Array.from({ length: shown }, (_, k) => Math.floor((k * channels) / shown));
}

/** Says in a table that it has not all channels; nothing where it has. */
export const sampledNote = (shown: number, channels: number): string[] =>
  shown < channels
    ? [`${shown} of ${channels} channels, evenly spaced; "all ${channels}" in the view has the rest`]
    : [];
