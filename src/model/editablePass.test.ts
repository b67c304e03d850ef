import { fileURLToPath } from 'node:url';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveEdits } from '../analysis/resolveEdits';
import type { GateEdits } from '../domain/gateEdit';
import type { Profile, Usual } from '../domain/profile';
import { buildFixture, imageOf, netOf, openFixture } from './__fixtures__/openFixture';
import { createEditablePass, type EditablePass } from './editablePass';
import { forward, type Taps } from './forward';
import { gateOverrides } from './gateOverrides';
import type { LoadedWeights } from './loadedWeights';

/** training/edit_fixtures.py: what PyTorch computes with each of these edits. */
const edits = openFixture('edits');
const cases = JSON.parse(edits.metadata.get('cases')!) as GateEdits[];
const labels = JSON.parse(edits.metadata.get('labels')!) as string[];
const file = openFixture(edits.metadata.get('net')!);
const network = buildFixture(netOf(file));

const usualOf = (name: string) =>
  ({
    meanAll: edits.read(`${name}.mean_all`),
    mean: edits.read(`${name}.mean`),
    std: edits.read(`${name}.mean`),
  }) as Usual;
const profile = {
  blocks: network.blocks.map(({ name }) => ({ name, gates: usualOf(name) })),
} as Profile;

const read = ({ packed, unpack }: ReturnType<EditablePass['run']>): Taps => {
  const taps = unpack(packed.dataSync<'float32'>());
  packed.dispose();
  return taps;
};

const worst = (actual: ArrayLike<number>, expected: Float32Array) => {
  expect(actual.length).toBe(expected.length);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i])), 0);
};

describe.each(['cpu', 'wasm'])('on the %s backend', (backend) => {
  let weights: LoadedWeights;
  let pass: EditablePass;
  let unedited: Taps;
  let other: Taps;

  const overridesOf = (wanted: GateEdits) => {
    const gatesOf = (image: string, name: string) =>
      other.blocks.find((block) => image === 'other' && block.name === name)?.excitation ?? null;
    const resolved = resolveEdits(wanted, { blocks: network.blocks, labels, profile, gatesOf });
    if (!resolved.ok) throw new Error(JSON.stringify(resolved));
    return gateOverrides(resolved.value);
  };
  const run = (wanted: GateEdits) => read(pass.run(overridesOf(wanted)));

  beforeAll(async () => {
    setThreadsCount(1);
    setWasmPaths(
      fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
    );
    expect(await setBackend(backend)).toBe(true);
    weights = network.upload();
    const [image, second] = [imageOf(file, 0), imageOf(file, 1)];
    pass = createEditablePass(weights, image);
    unedited = read(forward(weights, image));
    other = read(forward(weights, second));
    for (const input of [image, second]) input.dispose();
  });
  afterAll(() => {
    pass.dispose();
    weights.dispose();
  });

  test.each(cases.map((wanted, i) => [JSON.stringify(wanted), i] as const))(
    'gives what PyTorch gives with %s',
    (_name, i) => {
      const { logits, blocks } = run(cases[i]);
      expect(worst(logits, edits.read(`case${i}.logits`))).toBeLessThan(1e-4);
      for (const block of blocks) {
        for (const field of ['squeeze', 'hiddenActivations'] as const)
          expect(worst(block[field], edits.read(`case${i}.${block.name}.${field}`))).toBeLessThan(1e-4);
        expect(worst(block.excitation, edits.read(`case${i}.${block.name}.excitation`))).toBeLessThan(1e-5);
        expect(block.applied !== undefined).toBe(block.name in cases[i]);
        if (block.applied)
          expect(worst(block.applied, edits.read(`case${i}.${block.name}.applied`))).toBeLessThan(1e-5);
      }
    },
  );

  test('every case changes the logits by far more than the tolerance', () => {
    for (let i = 0; i < cases.length; i++)
      expect(worst(unedited.logits, edits.read(`case${i}.logits`))).toBeGreaterThan(1e-3);
  });

  test('without an edit it is the plain pass, bit for bit, in any order of edits before', () => {
    run({ SE_5_1: { mode: 'bypass' } });
    run({ SE_2_1: { mode: 'bypass' } });
    const again = run({});
    expect(again.logits).toEqual(unedited.logits);
    expect(again.blocks).toEqual(unedited.blocks);
  });

  test('what lies before the first edited block is as without the edit', () => {
    const { blocks } = run({ SE_4_1: { mode: 'constant', value: 0 } });
    const at = blocks.findIndex(({ name }) => name === 'SE_4_1');
    expect(blocks.slice(0, at)).toEqual(unedited.blocks.slice(0, at));
    expect(blocks[at].squeeze).toEqual(unedited.blocks[at].squeeze);
    expect(blocks[at + 1].squeeze).not.toEqual(unedited.blocks[at + 1].squeeze);
  });

  test('a transplant from the image itself changes nothing', () => {
    const names = network.blocks.map(({ name }) => name);
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1 }), (chosen) => {
        const overrides = new Map(
          chosen.map((name) => [name, unedited.blocks.find((block) => block.name === name)!.excitation]),
        );
        expect(read(pass.run(overrides)).logits).toEqual(unedited.logits);
      }),
      { numRuns: 8 },
    );
  });

  test('constant 1 is bypass, and all channels at v is constant v', () => {
    for (const { name, channels } of network.blocks) {
      const bypass = run({ [name]: { mode: 'bypass' } });
      expect(run({ [name]: { mode: 'constant', value: 1 } }).logits).toEqual(bypass.logits);
      const values = Object.fromEntries(Array.from({ length: channels }, (_, i) => [i, 0.5]));
      const each = run({ [name]: { mode: 'channels', values } });
      const constant = run({ [name]: { mode: 'constant', value: 0.5 } });
      expect(worst(each.logits, constant.logits)).toBeLessThan(1e-6);
    }
  });

  test('passes leave nothing but what is kept, and disposing frees that', () => {
    const input = imageOf(file, 0);
    const before = memory().numTensors;
    const own = createEditablePass(weights, input);
    for (const wanted of cases) read(own.run(overridesOf(wanted)));
    const kept = memory().numTensors;
    for (const wanted of [...cases, {}]) read(own.run(overridesOf(wanted)));
    for (const wanted of cases) read(own.run(overridesOf(wanted)));
    const later = memory().numTensors;
    own.dispose();
    expect(memory().numTensors).toBe(before);
    expect(later).toBeLessThanOrEqual(before + 1 + network.blocks.length * 4);
    expect(kept).toBeLessThanOrEqual(later);
    input.dispose();
  });
});
