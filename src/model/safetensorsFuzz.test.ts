import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedFiles } from './__fixtures__/damagedFiles';
import { readModelConfig } from './modelConfig';
import { buildNetwork, type Network } from './network';
import type { ConvSpec, NetworkSpec } from './networkSpec';
import { parseSafetensors, type SafetensorsFile } from './safetensors';

const RUNS = 10_000;
/** A file of 7 kB takes under a millisecond; so long takes only one that hangs, on however busy a machine. */
const LONGEST_MS = 5000;

/** The shape of every tensor that a spec needs, by name: written out here, not taken from the code under test. */
function shapesOf(spec: NetworkSpec): Map<string, number[]> {
  const shapes = new Map<string, number[]>();
  const conv = ({ conv, norm, inChannels, outChannels, kernel, groups }: ConvSpec) => {
    shapes.set(`${conv}.weight`, [outChannels, inChannels / groups, kernel, kernel]);
    for (const key of ['weight', 'bias', 'running_mean', 'running_var'])
      shapes.set(`${norm}.${key}`, [outChannels]);
  };
  for (const each of spec.stem) conv(each);
  let channels = spec.width;
  for (const { convs, downsample, se } of spec.units) {
    expect((downsample ?? convs[0]).inChannels).toBe(channels);
    for (const each of convs) conv(each);
    const outputs = convs[convs.length - 1].outChannels;
    if (downsample) conv(downsample);
    else expect(outputs).toBe(channels);
    if (se) {
      expect(se.channels).toBe(outputs);
      shapes
        .set(`${se.path}.fc.0.weight`, [se.hidden, outputs])
        .set(`${se.path}.fc.2.weight`, [outputs, se.hidden]);
      if (se.bias) shapes.set(`${se.path}.fc.0.bias`, [se.hidden]).set(`${se.path}.fc.2.bias`, [outputs]);
    }
    channels = outputs;
  }
  return shapes.set('fc.weight', [spec.classes, channels]).set('fc.bias', [spec.classes]);
}

const BYTES: Record<string, number> = { F32: 4, F16: 2, BF16: 2, F64: 8, I64: 8 };

/** Whatever loads holds what its header says, inside the buffer and finite, in the shapes of its own spec. */
function expectRight(file: SafetensorsFile, network: Network, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer);
  const dataStart = 8 + Number(view.getBigUint64(0, true));
  const needed = shapesOf(network.spec);
  for (const [name, shape] of needed) {
    const full = network.spec.prefix + name;
    const entry = file.tensors.get(full);
    if (!entry) throw new Error(`${full} is not in the file`);
    expect(entry.shape, full).toEqual(shape);
    const count = shape.reduce((product, factor) => product * factor, 1);
    expect(entry.end - entry.begin, full).toBe(count * BYTES[entry.dtype]);
    expect(entry.begin).toBeGreaterThanOrEqual(0);
    expect(dataStart + entry.end, full).toBeLessThanOrEqual(bytes.length);
    const values = file.read(full);
    expect(values.length, full).toBe(count);
    if (!values.every(Number.isFinite)) throw new Error(`${full} is not finite`);
    if (entry.dtype === 'F32' && count > 0) {
      const last = view.getFloat32(dataStart + entry.end - 4, true);
      expect(Object.is(values[count - 1], last), full).toBe(true);
    }
  }
  let covered = 0;
  for (const { begin, end } of [...file.tensors.values()].sort(
    (a, b) => a.begin - b.begin || a.end - b.end,
  )) {
    expect(begin).toBe(covered);
    covered = end;
  }
  expect(dataStart + covered).toBe(bytes.length);
  const spare = [...file.tensors.keys()].filter(
    (name) => !needed.has(name.slice(network.spec.prefix.length)),
  );
  expect(spare.filter((name) => !name.endsWith('.num_batches_tracked'))).toEqual([]);
  expect(network.spec.units.length).toBe(network.spec.layers.reduce((a, b) => a + b));
  expect(network.labels.length).toBe(network.spec.classes);
}

test(`${RUNS} damaged files: none throws, hangs or loads wrongly`, () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(damagedFiles, ({ bytes }) => {
      const started = performance.now();
      const file = parseSafetensors(bytes.buffer as ArrayBuffer);
      const config = file.ok ? readModelConfig(null, file.value.metadata) : file;
      const network = file.ok && config.ok ? buildNetwork(file.value, config.value) : config;
      expect(performance.now() - started).toBeLessThan(LONGEST_MS);
      const outcome = network.ok ? 'ok' : network.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (file.ok && network.ok) expectRight(file.value, network.value as Network, bytes);
    }),
    { numRuns: RUNS },
  );
  // The damage has to reach every check, or it shows nothing about them.
  expect([...outcomes.keys()].sort()).toEqual(
    expect.arrayContaining([
      'ok',
      'model-config',
      'weights-dtype',
      'weights-header',
      'weights-missing-tensor',
      'weights-not-finite',
      'weights-shape',
      'weights-truncated',
      'weights-unexpected-tensor',
    ]),
  );
}, 60_000);
