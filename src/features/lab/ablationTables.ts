import type { TableData } from '../../charts/ChartFrame';
import type { Ablation, CurvesByOrder } from '../../state/labState';

export const ORDERS = ['lowest', 'highest', 'strongest', 'random'] as const;

const POINT = ['replaced_by', 'order', 'repetition', 'channels_replaced', 'delta_log_odds'];

/** The curves as drawn: the mean over the images at each point. Without rows before any ran. */
export const ablationTable = (ablation: Ablation | null): TableData => ({
  notes: [
    'mean over a curve, as in the sentence on the page: of its points from the first replaced channels on',
  ],
  columns: ['block', 'images', ...POINT],
  rows: ablation
    ? pointsOf(ablation, ablation.curves).map((point) => [ablation.block, ablation.images.length, ...point])
    : [],
});

/** The same of each image by itself, for statistics of one's own. */
export const ablationImages = (ablation: Ablation): TableData => ({
  columns: ['block', 'image', ...POINT],
  rows: ablation.images.flatMap((image, i) =>
    pointsOf(ablation, ablation.byImage[i]).map((point) => [ablation.block, image, ...point]),
  ),
});

const pointsOf = ({ to, counts }: Ablation, curves: CurvesByOrder): (string | number)[][] =>
  ORDERS.flatMap((order) =>
    curves[order].flatMap((run, repetition) =>
      run.map((delta, at) => [String(to), order, repetition, counts[at], delta]),
    ),
  );
