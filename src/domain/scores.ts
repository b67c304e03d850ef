/**
 * What a logit becomes on screen. `softmax`: a share among all classes. `sigmoid`: a score of the class by itself, for nets trained
 * with binary cross-entropy, whose softmax is low for every class.
 */
export type Scores = 'softmax' | 'sigmoid';

export const SCORES: readonly Scores[] = ['softmax', 'sigmoid'];

/** timm's recipes A1, A2 and A3 of "ResNet strikes back" (arXiv 2110.00476) train with binary cross-entropy. */
const TRAINED_BY_SIGMOID = /(^|\.)a[123]_in1k$/;

/** The scores that timm's tag of a recipe tells (`a1_in1k`, `seresnet50.a1_in1k`), else null. */
export const scoresOfRecipe = (tag: string): Scores | null =>
  TRAINED_BY_SIGMOID.test(tag) ? 'sigmoid' : null;

/** The score of a class by itself. */
export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
