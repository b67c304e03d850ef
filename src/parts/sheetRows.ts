import type { SheetCell } from '../charts/sheet/layoutSheet';
import type { View } from '../state/appState';

const one = (...parts: string[]): SheetCell => ({ parts, share: 1 });

/**
 * Where the parts of each view stand in its picture, named as their panels name them; where parts grow with the number of
 * images in several arrangements, of which the lowest is taken.
 */
export const SHEET_ROWS: Record<View, SheetCell[][][]> = {
  explore: [
    [
      [
        { parts: ['photo', 'photo-input'], share: 0.9 },
        { parts: ['predictions'], share: 1.1 },
        { parts: ['map-panel'], share: 4 },
      ],
      [one('strip-z'), one('strip-s')],
    ],
  ],
  compare: [
    [
      [one('compare-gates'), one('compare-difference')],
      [one('compare-scatter-s'), one('compare-scatter-z'), one('compare-matrix')],
      [one('compare-pairs'), one('compare-groups')],
    ],
    [
      [one('compare-gates'), one('compare-difference')],
      [one('compare-scatter-s'), one('compare-scatter-z'), one('compare-matrix', 'compare-pairs')],
      [one('compare-groups')],
    ],
    // An image more makes plots and matrix taller.
    [
      [one('compare-gates'), one('compare-difference', 'compare-matrix')],
      [one('compare-scatter-s'), one('compare-scatter-z'), one('compare-pairs')],
      [one('compare-groups')],
    ],
  ].map((charts) => [
    [one('compare-columns')],
    [one('compare-tiles')],
    ...charts,
    [one('two-answers')],
    [{ parts: ['two-gates'], share: 1.6 }, one('two-depth')],
  ]),
  lab: [
    [
      [
        { parts: ['photo', 'photo-input'], share: 1 },
        { parts: ['lab-answer'], share: 2.4 },
        { parts: ['lab-gates'], share: 3 },
      ],
      [one('lab-sweep'), one('lab-ablation')],
      [one('lab-later'), one('lab-later-s', 'lab-later-z')],
    ],
  ],
  classes: [
    [
      [one('classes-curves', 'classes-heat', 'classes-within'), one('classes-depth')],
      [one('classes-effects')],
    ],
  ],
  // The charts of a step of the lesson are saved one by one.
  learn: [[]],
};
