import { sum } from 'd3';

/** The SE blocks of one stage: how many, of how many channels, on maps of what size. */
export interface SEStage {
  blocks: number;
  channels: number;
  /** Height and width of U. */
  height: number;
  width: number;
}

/** SE-ResNet-50 at 224 px (arXiv 1709.01507, Table 1). */
export const SE_RESNET_50: readonly SEStage[] = [
  { blocks: 3, channels: 256, height: 56, width: 56 },
  { blocks: 4, channels: 512, height: 28, width: 28 },
  { blocks: 6, channels: 1024, height: 14, width: 14 },
  { blocks: 3, channels: 2048, height: 7, width: 7 },
];

/** ResNet-50 without SE: 25,557,032 (torchvision's count). */
export const RESNET_50_PARAMETERS = 25_557_032;

/** 2/r sum N_s C_s^2, the paper's formula in section 4: two matrices of C/r x C a block, no biases. */
export function addedParameters(stages: readonly SEStage[], r: number): number {
  return (2 / r) * sum(stages, ({ blocks, channels }) => blocks * channels ** 2);
}

/**
 * Multiplications and additions that SE adds to one pass, each pair counted once as the paper counts them: the two
 * layers, one addition a position for the squeeze, and one multiplication a position for scaling.
 */
export function addedOperations(stages: readonly SEStage[], r: number): number {
  const positions = sum(stages, ({ blocks, channels, height, width }) => blocks * channels * height * width);
  return addedParameters(stages, r) + 2 * positions;
}

/** Blocks as stages of one block each, for a network as it is; `hidden` may not be C/r exactly. */
export interface BlockCost {
  channels: number;
  hidden: number;
  height: number;
  width: number;
}

/** What the SE layers of a network hold, biases left out: 2 C h a block. */
export function heldParameters(blocks: readonly BlockCost[]): number {
  return sum(blocks, ({ channels, hidden }) => 2 * channels * hidden);
}

/** Blocks of equal channels and size that follow each other, as stages. */
export function stagesOf(blocks: readonly BlockCost[]): SEStage[] {
  const stages: SEStage[] = [];
  for (const { channels, height, width } of blocks) {
    const last = stages.at(-1);
    if (last?.channels === channels && last.height === height && last.width === width) last.blocks++;
    else stages.push({ blocks: 1, channels, height, width });
  }
  return stages;
}
