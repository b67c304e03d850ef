import { describe, expect, it } from 'vitest';
import { readEdits, traceArguments } from './traceArguments';

describe('traceArguments', () => {
  it('takes images in their order among options', () => {
    expect(traceArguments(['b.png', '--backend', 'wasm', 'a.png', '--csv'])).toEqual({
      model: null,
      backend: 'wasm',
      edits: null,
      csv: true,
      out: null,
      recorded: false,
      images: ['b.png', 'a.png'],
    });
  });

  it('takes a path that begins with a dash after --', () => {
    expect(traceArguments(['--', '-cat.png']).images).toEqual(['-cat.png']);
  });

  it('refuses an unknown backend and lists the known ones', () => {
    expect(() => traceArguments(['--backend', 'cuda', 'a.png'])).toThrow(/"cuda".*auto, webgl, wasm, cpu/);
  });

  it('refuses an unknown option and a call without images', () => {
    expect(() => traceArguments(['--outdir', 'x', 'a.png'])).toThrow(/--outdir/);
    expect(() => traceArguments([])).toThrow(/No image/);
  });

  it('makes the recorded trace anew without images, and does nothing else with it', () => {
    expect(traceArguments(['--recorded'])).toMatchObject({ recorded: true, images: [] });
    expect(() => traceArguments(['--recorded', 'a.png'])).toThrow(/--recorded stands alone/);
  });

  it('refuses equal file names with --out only', () => {
    const images = ['a/cat.png', 'b/cat.png'];
    expect(() => traceArguments(['--out', 'o', ...images])).toThrow(/cat\.png/);
    expect(traceArguments(images).images).toEqual(images);
    expect(traceArguments(['--out', 'o', 'cat.png', 'cat.jpg']).images).toHaveLength(2);
  });
});

describe('readEdits', () => {
  it('reads edits of several blocks', () => {
    const text = '{"SE_2_1":{"mode":"bypass"},"SE_3_1":{"mode":"channels","values":{"4":"usual"}}}';
    expect(readEdits('e.json', text)).toEqual(JSON.parse(text));
  });

  it('names the file and what does not fit', () => {
    expect(() => readEdits('e.json', '{')).toThrow(/^e\.json: .*JSON/);
    expect(() => readEdits('e.json', '[]')).toThrow(/JSON/);
    expect(() => readEdits('e.json', '{"SE_2_1":{"mode":"constant","value":2}}')).toThrow(
      /SE_2_1\.value \(2\)/,
    );
  });
});
