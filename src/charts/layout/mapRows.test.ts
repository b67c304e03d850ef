import { expect, it } from 'vitest';
import { boundedGate, mapRows } from './mapRows';

it('writes a gate with so many decimals, and never as an end that it does not reach', () => {
  expect([0, 0.00049, 0.0031, 0.5, 0.9994, 0.99996, 1].map((gate) => boundedGate(gate, 3))).toEqual([
    '0.000',
    '<.001',
    '0.003',
    '0.500',
    '0.999',
    '>.999',
    '1.000',
  ]);
  expect([0.004, 0.006, 0.996].map((gate) => boundedGate(gate, 2))).toEqual(['<.01', '0.01', '>.99']);
});

it('has the lowest and the highest gate only where asked to, and none of either before the first result', () => {
  const shape = { name: 'SE_2_1', path: 'a', channels: 3, hidden: 2, height: 8, width: 8 };
  const values = (gates: Float32Array | null) =>
    mapRows({ highest: 'max', lowest: 'min', decimals: 2 }).map(({ title, value }) => [
      title,
      value(shape, gates),
    ]);
  expect(values(Float32Array.of(0.5, 0.1, 0.9))).toEqual([
    ['C', '3'],
    ['C/r', '2'],
    ['max', '0.90'],
    ['min', '0.10'],
  ]);
  expect(values(null).slice(2)).toEqual([
    ['max', ''],
    ['min', ''],
  ]);
  expect(mapRows(null)).toHaveLength(2);
});
