import { useMemo } from 'react';
import { type GateQuantiles, gateQuantiles } from '../../analysis/gateQuantiles';
import { type GateSummary, gateSummary } from '../../analysis/gateSummary';
import type { LoadedModel } from '../../domain/model';
import type { RgbImage } from '../../domain/preprocess';
import type { Trace } from '../../domain/trace';
import { useApp } from '../../state/react';
import { type ComparedImage, isReady } from './useCompared';

/** A block of one network in figures that two networks can share. */
export interface NetworkBlockFigures extends GateQuantiles, GateSummary {
  name: string;
  channels: number;
  hidden: number;
  gates: Float32Array;
}

/** A network with what it makes of the pinned image. */
export interface Network {
  title: string;
  model: LoadedModel;
  trace: Trace;
  input: RgbImage | null;
  blocks: NetworkBlockFigures[];
}

/** The loaded network and the one beside it on the pinned image; null before both results are there. */
export function useTwoNetworks(pinned: ComparedImage): [Network, Network] | null {
  const language = useApp((state) => state.language);
  const catalog = useApp((state) => state.catalog);
  const model = useApp((state) => state.model);
  const second = useApp((state) => state.secondModel);
  return useMemo(() => {
    const result = second?.result?.image === pinned.id ? second.result : null;
    if (!model || !second?.model || !result || !isReady(pinned)) return null;
    const titleOf = ({ id }: LoadedModel) => catalog.find((card) => card.id === id)?.title[language] ?? id;
    const titles = [titleOf(model), titleOf(second.model)];
    // Two files of one name.
    if (titles[0] === titles[1]) titles[1] = `${titles[1]} (2)`;
    const { trace, input } = result.output;
    return [
      { title: titles[0], model, trace: pinned.trace, input: pinned.input, blocks: figuresOf(pinned.trace) },
      { title: titles[1], model: second.model, trace, input, blocks: figuresOf(trace) },
    ];
  }, [pinned, catalog, language, model, second]);
}

const figuresOf = ({ blocks }: Trace): NetworkBlockFigures[] =>
  blocks.flatMap(({ name, channels, hidden, excitation, applied }) => {
    const gates = applied ?? excitation;
    const summary = gateSummary(gates);
    return summary ? [{ name, channels, hidden, gates, ...summary, ...gateQuantiles(gates) }] : [];
  });
