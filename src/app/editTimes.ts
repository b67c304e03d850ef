import { createEditablePass } from '../model/editablePass';
import { type ForwardResult, forward } from '../model/forward';
import { benchNetwork } from './benchNetwork';

export interface EditTimes {
  /** Milliseconds of full passes with all taps. */
  full: number[];
  /** Milliseconds of another edit of the last stage's first block, each right beside the full pass. */
  lastStage: number[];
  /** Milliseconds of a sweep that edits every block once, from the stem on, beside as many full passes. */
  sweep: number[];
  fullForSweep: number[];
}

/** For `npm run bench`: what gate edits cost against full passes, from the input on the backend to the numbers read back. */
export async function editTimes(url: string, backend: 'wasm' | 'webgl', runs: number): Promise<EditTimes> {
  const { weights, input } = await benchNetwork(url, backend);
  const blocks = weights.units.flatMap(({ se }) => (se ? [se] : []));
  const lastStage = blocks.at(-1)?.name.replace(/_\d+$/, '_1');

  const read = ({ packed, unpack }: ForwardResult) => {
    unpack(packed.dataSync<'float32'>());
    packed.dispose();
  };
  const time = (work: () => void): number => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  };
  const fullPass = () => read(forward(weights, input));
  const kept = createEditablePass(weights, input);
  const gatesOf = (channels: number, value: number) => new Float32Array(channels).fill(value);
  const editLast = (value: number) => {
    for (const { name, channels } of blocks)
      if (name === lastStage) read(kept.run(new Map([[name, gatesOf(channels, value)]])));
  };
  const sweep = () => {
    const pass = createEditablePass(weights, input);
    for (const { name, channels } of blocks) read(pass.run(new Map([[name, gatesOf(channels, 0.5)]])));
    pass.dispose();
  };
  const fullPasses = () => {
    for (let at = 0; at < blocks.length; at++) fullPass();
  };

  for (const work of [fullPass, () => editLast(0.1), sweep]) work();
  const times: EditTimes = { full: [], lastStage: [], sweep: [], fullForSweep: [] };
  for (let run = 0; run < runs; run++) {
    times.full.push(time(fullPass));
    times.lastStage.push(time(() => editLast(run / runs)));
  }
  for (let run = 0; run < Math.max(3, runs / 10); run++) {
    times.fullForSweep.push(time(fullPasses));
    times.sweep.push(time(sweep));
  }
  kept.dispose();
  return times;
}
