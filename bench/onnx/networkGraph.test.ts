import { InferenceSession, Tensor } from 'onnxruntime-web';
import { expect, test } from 'vitest';
import { FIXTURE_NETS } from '../../src/model/__fixtures__/fixtureNets';
import { buildFixture, netOf, openFixture } from '../../src/model/__fixtures__/openFixture';
import { encodeModel } from './encodeModel';
import type { OnnxGraph } from './graph';
import { networkGraph } from './networkGraph';

/** The fixture's net in onnxruntime-web: its logits for all images, and PyTorch's. */
async function logitsOf(name: string, change?: (graph: OnnxGraph) => void) {
  const file = openFixture(name);
  const net = netOf(file);
  const [count, depth, height, width] = file.tensors.get('input')!.shape;
  const graph = networkGraph(net, buildFixture(net).spec, [height, width]);
  change?.(graph);
  const session = await InferenceSession.create(encodeModel(graph), { executionProviders: ['wasm'] });
  const pixels = file.read('input');
  const actual: number[] = [];
  for (let index = 0; index < count; index++) {
    const image = pixels.slice((index * pixels.length) / count, ((index + 1) * pixels.length) / count);
    const { logits } = await session.run({ input: new Tensor('float32', image, [1, depth, height, width]) });
    actual.push(...(logits.data as Float32Array));
  }
  await session.release();
  return { actual, expected: [...file.read('logits')] };
}

function largestDifference({ actual, expected }: { actual: number[]; expected: number[] }): number {
  expect(actual).toHaveLength(expected.length);
  return Math.max(...actual.map((value, at) => Math.abs(value - expected[at])));
}

test.each(FIXTURE_NETS)('%s gives the logits of PyTorch in onnxruntime-web', async (name) => {
  expect(largestDifference(await logitsOf(name))).toBeLessThan(1e-4);
});

test('a legacy net whose pool rounds down does not', async () => {
  const roundDown = ({ nodes }: OnnxGraph) => {
    for (const { op, attributes } of nodes) if (op === 'MaxPool') attributes.ceil_mode = 0;
  };
  expect(largestDifference(await logitsOf('legacy_seresnext50', roundDown))).toBeGreaterThan(5e-4);
});
