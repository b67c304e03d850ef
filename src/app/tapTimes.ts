import { forward } from '../model/forward';
import { benchNetwork } from './benchNetwork';

export interface TapTimes {
  /** Milliseconds of each pass with every z, hidden and s read back. */
  withTaps: number[];
  /** Milliseconds of each pass with the logits alone, taken right beside the one above. */
  logitsOnly: number[];
}

/**
 * For `npm run bench`: times interleaved pairs of passes, with and without taps, each from the input on the backend
 * to the numbers read back. Runs in the page, not in the worker, whose protocol has no pass without taps.
 */
export async function tapTimes(url: string, backend: 'wasm' | 'webgl', pairs: number): Promise<TapTimes> {
  const { weights, input } = await benchNetwork(url, backend);

  const time = (taps: boolean): number => {
    const begin = performance.now();
    const { packed, unpack } = forward(weights, input, { taps });
    unpack(packed.dataSync() as Float32Array);
    packed.dispose();
    return performance.now() - begin;
  };
  for (let warm = 0; warm < 3; warm++) for (const taps of [true, false]) time(taps);
  const times: TapTimes = { withTaps: [], logitsOnly: [] };
  for (let pair = 0; pair < pairs; pair++) {
    // The order changes from pair to pair, so that neither side always follows the other.
    const withTapsFirst = pair % 2 === 0;
    const first = time(withTapsFirst);
    const second = time(!withTapsFirst);
    times.withTaps.push(withTapsFirst ? first : second);
    times.logitsOnly.push(withTapsFirst ? second : first);
  }
  return times;
}
