import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from './trace';
import { csvLine, float32Text, traceRows, traceToJson } from './traceJson';

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });

function sample(values: Float32Array): Trace {
  return {
    format: 'se-trace/1',
    model: { id: 'm', architecture: 'se_resnet20', sha256: '00' },
    runtime: { backend: 'cpu', renderer: null, precision: 'float32', app: '0.1.0' },
    image: {
      name: 'a "cat".png',
      width: 3,
      height: 2,
      crop: { x: 0.5, y: 0, size: 2 },
      preprocess: {
        inputSize: 32,
        resizeShort: 32,
        interpolation: 'bicubic',
        mean: [0.485, 0.456, 0.406],
        std: [0.229, 0.224, 0.225],
      },
    },
    gateEdits: {},
    logits: values,
    predictions: [{ index: 0, label: 'cat', probability: 1 / 3 }],
    blocks: [
      {
        name: 'SE_2_1',
        path: 'layer1.0.se',
        channels: values.length,
        hidden: 1,
        squeeze: values,
        hiddenActivations: new Float32Array([0]),
        excitation: values,
      },
    ],
    timings: { decodeMs: 1.25, preprocessMs: 0, forwardMs: 3 },
  };
}

describe('traceToJson', () => {
  it('restores every float32 exactly, minus zero and subnormals included', () => {
    fc.assert(
      fc.property(fc.array(finite), (numbers) => {
        const values = Float32Array.from(numbers);
        const parsed = JSON.parse(traceToJson(sample(values)));
        expect(Float32Array.from(parsed.logits)).toEqual(values);
        expect(Float32Array.from(parsed.blocks[0].squeeze)).toEqual(values);
      }),
    );
  });

  it('writes the other fields as JSON.stringify does and on one line', () => {
    const trace = sample(new Float32Array([0.5]));
    const text = traceToJson(trace);
    const plain = JSON.stringify(trace, (_, value) => (value instanceof Float32Array ? [...value] : value));
    expect(JSON.parse(text)).toEqual(JSON.parse(plain));
    expect(text).not.toContain('\n');
  });

  it('leaves out `applied` where no edit acted', () => {
    expect(traceToJson({ ...sample(new Float32Array([1])), gateEdits: {} })).not.toContain('applied');
  });

  it('throws on NaN and infinity instead of writing null', () => {
    expect(() => traceToJson(sample(new Float32Array([Number.NaN])))).toThrow(/NaN/);
    expect(() => traceToJson(sample(new Float32Array([Number.POSITIVE_INFINITY])))).toThrow(/Infinity/);
  });
});

describe('float32Text', () => {
  it('drops the digits that float32 does not hold', () => {
    expect(float32Text(Math.fround(0.1))).toBe('0.1');
    expect(float32Text(Math.fround(1 / 3))).toBe('0.33333334');
    expect(float32Text(16777216)).toBe('16777216');
    expect(float32Text(-0)).toBe('-0');
  });

  it('is never longer than what nine digits give', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(float32Text(value).length).toBeLessThanOrEqual(
          String(Number(value.toPrecision(9))).length + 1,
        );
      }),
    );
  });
});

describe('traceRows', () => {
  it('gives one row a channel, the same from a trace and from its JSON', () => {
    const trace = sample(Float32Array.from([0.1, -0.25]));
    const rows = traceRows(trace, 'cats/a.png');
    expect(rows).toEqual([
      ['cats/a.png', 'SE_2_1', '0', '0.1', '0.1'],
      ['cats/a.png', 'SE_2_1', '1', '-0.25', '-0.25'],
    ]);
    expect(traceRows(JSON.parse(traceToJson(trace)), 'cats/a.png')).toEqual(rows);
  });
});

describe('csvLine', () => {
  it('quotes fields with commas, quotes and line breaks', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 'plain'])).toBe('"a,b","say ""hi""","two\nlines",plain');
  });
});
