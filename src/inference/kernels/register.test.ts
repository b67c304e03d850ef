import { expect, it } from 'vitest';
import { dropOwnKernels, ownKernels, registerOwnKernels, withoutOwnKernels } from './register';

const ALL = ['globalMean', 'seTail', 'stemPool'];

it('the kernels are away while work runs without them, and back after it, even where it fails', () => {
  registerOwnKernels();
  expect(ownKernels()).toEqual(ALL);
  expect(withoutOwnKernels(ownKernels)).toEqual([]);
  expect(ownKernels()).toEqual(ALL);
  const fails = () => {
    throw new Error('no room');
  };
  expect(() => withoutOwnKernels(fails)).toThrow('no room');
  expect(ownKernels()).toEqual(ALL);
});

it('kernels that fell stay away', () => {
  registerOwnKernels();
  expect(dropOwnKernels()).toBe(true);
  expect(dropOwnKernels()).toBe(false);
  withoutOwnKernels(() => {});
  expect(ownKernels()).toEqual([]);
});
