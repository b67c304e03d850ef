import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTraces } from './readTrace';
import type { Trace } from './trace';
import { traceToJson } from './traceJson';

const gates = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });

function traceOf(excitation: number[]): Trace {
  const values = Float32Array.from(excitation);
  return {
    format: 'se-trace/1',
    model: { id: 'net', architecture: 'se_resnet20', sha256: 'abc' },
    runtime: { backend: 'wasm', renderer: null, precision: 'float32', app: '1.0.0' },
    image: {
      name: 'cat.png',
      width: 32,
      height: 32,
      crop: { x: 0, y: 0, size: 32 },
      preprocess: {
        inputSize: 32,
        resizeShort: 32,
        interpolation: 'bicubic',
        mean: [0, 0, 0],
        std: [1, 1, 1],
      },
    },
    gateEdits: {},
    logits: Float32Array.of(1, 2),
    predictions: [{ index: 1, label: 'cat', probability: 0.7 }],
    blocks: [
      {
        name: 'SE_2_1',
        path: 'layer1.0.se',
        channels: values.length,
        hidden: 2,
        squeeze: values,
        hiddenActivations: Float32Array.of(0, 1),
        excitation: values,
      },
    ],
    timings: { decodeMs: 1, preprocessMs: 1, forwardMs: 1 },
  };
}

describe('traces in a file', () => {
  it('read as they were written, one a line', () => {
    fc.assert(
      fc.property(gates, gates, (a, b) => {
        const traces = [traceOf(a), traceOf(b)];
        expect(readTraces(`${traces.map(traceToJson).join('\n')}\n`)).toEqual({ ok: true, value: traces });
      }),
    );
  });

  it.each([
    ['JSON', ''],
    ['JSON', '{'],
    ['format', '{"format":"se-session/1"}'],
    ['model', '{"format":"se-trace/1"}'],
    [
      'blocks[0].excitation',
      traceToJson(traceOf([0.5])).replace('"excitation":[0.5]', '"excitation":[0.5,0.5]'),
    ],
    ['blocks[0].squeeze[0]', traceToJson(traceOf([0.5])).replace('"squeeze":[0.5]', '"squeeze":[null]')],
    ['image.name', traceToJson(traceOf([0.5])).replace('"name":"cat.png"', '"name":7')],
  ])('are refused with the field that does not fit: %s', (field, lines) => {
    expect(readTraces(lines)).toMatchObject({ code: 'trace-damaged', details: { field } });
  });

  it('of a newer version are told apart', () => {
    const newer = traceToJson(traceOf([0.5])).replace('se-trace/1', 'se-trace/2');
    expect(readTraces(newer)).toMatchObject({ code: 'trace-newer' });
  });

  it('never throw, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('model', 'image', 'runtime', 'blocks', 'logits', 'predictions'),
        (value, key) => {
          const lines = JSON.stringify({ ...JSON.parse(traceToJson(traceOf([0.5]))), [key]: value });
          expect(typeof readTraces(lines).ok).toBe('boolean');
        },
      ),
    );
  });
});
