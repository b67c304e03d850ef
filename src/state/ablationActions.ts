import type { StoreApi } from 'zustand/vanilla';
import {
  type AblationOrder,
  ablationCounts,
  ablationEdit,
  ablationOrders,
  RANDOM_ORDERS,
} from '../analysis/ablation';
import { mapFigures } from '../analysis/mapFigures';
import { meanOf } from '../analysis/meanOf';
import { fail } from '../domain/failure';
import type { GateEdits } from '../domain/gateEdit';
import { type Result, succeed } from '../domain/result';
import type { InferenceClient } from '../inference/protocol';
import type { AppState, TrayImage } from './appState';
import { experimentProvenance } from './experimentProvenance';
import type { CurvesByOrder, LabState } from './labState';
import { refuse } from './notices';
import { createExperimenter, experimentKey, imagesInScope } from './runEdits';
import { traceInput } from './traceInput';

/** Every order with its number of repetitions, in which an image's passes run. */
const ORDERS: [AblationOrder, number][] = [
  ['lowest', 1],
  ['highest', 1],
  ['strongest', 1],
  ['random', RANDOM_ORDERS],
];

/** `deltas`: `points` for each repetition of each order, in their order; none replaced changes nothing. */
function curvesOf(deltas: number[], points: number): CurvesByOrder {
  let at = 0;
  const curve = () => {
    at += points;
    return [0, ...deltas.slice(at - points, at)];
  };
  return Object.fromEntries(
    ORDERS.map(([kind, count]) => [kind, Array.from({ length: count }, curve)]),
  ) as CurvesByOrder;
}

const meanCurves = ([first, ...others]: CurvesByOrder[]): CurvesByOrder =>
  Object.fromEntries(
    ORDERS.map(([kind]) => [
      kind,
      first[kind].map((curve, run) =>
        curve.map((delta, at) => meanOf([delta, ...others.map((image) => image[kind][run][at])])),
      ),
    ]),
  ) as CurvesByOrder;

/** Replaces more and more gates of a block, in four orders: do large gates matter more than others? */
export function createAblationActions(store: StoreApi<AppState>, client: InferenceClient) {
  const experimenter = createExperimenter(store, client);
  const patch = (change: Partial<LabState>) => store.setState(({ lab }) => ({ lab: { ...lab, ...change } }));

  /** RMS of U of every channel of a block. */
  const strengths = async (
    image: TrayImage,
    block: string,
    channels: number,
  ): Promise<Result<Float32Array>> => {
    const all = Array.from({ length: channels }, (_, channel) => channel);
    const maps = await client.maps({ input: traceInput(image), block, channels: all });
    return maps.ok ? succeed(Float32Array.from(maps.value.channels, ({ u }) => mapFigures(u).rms)) : maps;
  };

  return {
    setAblateTo: (to: 0 | 'usual') => patch({ ablateTo: to }),

    async runAblation(block: string): Promise<void> {
      const state = store.getState();
      const { scope } = state.lab;
      const to = state.profile ? state.lab.ablateTo : 0;
      const shape = state.model?.blocks.find(({ name }) => name === block);
      if (!shape) return void refuse(store, fail('no-model'));
      const { channels } = shape;
      const images = imagesInScope(state, scope);
      // None replaced is the unedited pass.
      const counts = ablationCounts(channels).slice(1);
      const key = experimentKey(state, scope);
      const editsOf = async (image: TrayImage): Promise<Result<GateEdits[]>> => {
        const gates = image.output?.trace.blocks.find(({ name }) => name === block)?.excitation;
        const rms = await strengths(image, block, channels);
        if (!rms.ok) return rms;
        if (!gates) return fail('stale');
        const orders = ablationOrders(gates, rms.value);
        return succeed(
          ORDERS.flatMap(([kind]) => orders[kind]).flatMap((order) =>
            counts.map((count) => ({ [block]: ablationEdit(order, count, to) })),
          ),
        );
      };
      const repetitions = ORDERS.reduce((sum, [, count]) => sum + count, 0);
      const run = await experimenter.run(
        images,
        editsOf,
        images.length * repetitions * counts.length,
        (ablationProgress) => patch({ ablationProgress }),
      );
      patch({ ablationProgress: null });
      if (!run || (!run.ok && run.code === 'stale')) return;
      if (!run.ok) return void refuse(store, run);
      const byImage = run.value.map((changes) =>
        curvesOf(
          changes.map(({ delta }) => delta),
          counts.length,
        ),
      );
      const names = images.map(({ name }) => name);
      patch({
        ablation: {
          weights: state.model?.sha256 ?? '',
          provenance: experimentProvenance(state, images),
          key,
          scope,
          images: names,
          block,
          channels,
          to,
          counts: [0, ...counts],
          curves: meanCurves(byImage),
          byImage,
        },
      });
    },

    stopAblation() {
      experimenter.stop();
      patch({ ablationProgress: null });
    },
  };
}

export type AblationActions = ReturnType<typeof createAblationActions>;
