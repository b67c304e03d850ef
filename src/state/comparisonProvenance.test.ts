import { expect, it } from 'vitest';
import type { Trace } from '../domain/trace';
import { comparisonProvenance } from './comparisonProvenance';

it('tells which of the images ran with edited gates', () => {
  const trace = {
    model: { id: 'net', architecture: 'se_resnet18', sha256: 'abc' },
    image: {
      name: 'x.png',
      width: 64,
      height: 64,
      crop: { x: 0, y: 0, size: 64 },
      preprocess: {
        inputSize: 32,
        resizeShort: 32,
        interpolation: 'bicubic',
        mean: [0, 0, 0],
        std: [1, 1, 1],
      },
    },
    runtime: { backend: 'wasm', renderer: null, precision: 'float32', app: '0.1.0' },
    gateEdits: {},
  } as unknown as Trace;
  const [plain, edited] = comparisonProvenance([
    trace,
    { ...trace, gateEdits: { SE_2_1: { mode: 'bypass' } } },
  ]);
  expect(plain).not.toContain('gate edits');
  expect(edited).toBe(`${plain}, gate edits: {"SE_2_1":{"mode":"bypass"}}`);
});
