import { use, useMemo } from 'react';
import { orderByValue } from '../../analysis/channelOrder';
import type { SEBlockShape } from '../../domain/block';
import type { LoadedModel } from '../../domain/model';
import type { BlockTrace, Trace } from '../../domain/trace';
import { shownTrace } from '../../state/appState';
import { appliedGates } from '../../state/mapsWish';
import { useApp } from '../../state/react';
import { CollectContext } from './classroom/CollectContext';

/** What a step is bound to: the network in use, the chosen block and channel, and the pass of the shown image. */
export interface Live {
  model: LoadedModel;
  shape: SEBlockShape;
  /** The chosen one, else the one whose gate is nearest to one half: scaling it can be seen. */
  channel: number;
  /** null before the network has seen the image. */
  trace: Trace | null;
  block: BlockTrace | null;
  gates: Float32Array | null;
}

/** null: the network has no SE blocks. On paper, block and channel are those that the step is put to. */
export function useLive(): Live | null {
  const paper = use(CollectContext);
  const model = useApp((state) => state.model);
  const onScreen = useApp((state) => state.block);
  const channelOnScreen = useApp((state) => state.channel);
  const wanted = paper?.block ?? onScreen;
  const chosen = paper ? paper.channel : channelOnScreen;
  const trace = useApp(shownTrace);
  return useMemo(() => {
    const shape = model?.blocks.find(({ name }) => name === wanted) ?? model?.blocks.at(-1);
    if (!model || !shape) return null;
    const block = trace?.blocks.find(({ name }) => name === shape.name) ?? null;
    const gates = block && appliedGates(block);
    const first = gates ? orderByValue(gates.map((gate) => -Math.abs(gate - 0.5)))[0] : 0;
    return {
      model,
      shape,
      channel: chosen !== null && chosen < shape.channels ? chosen : first,
      trace,
      block,
      gates,
    };
  }, [model, wanted, chosen, trace]);
}
