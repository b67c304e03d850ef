import { expect, it } from 'vitest';
import { traced } from '../../state/__fixtures__/tracedImage';
import { READY } from '../../state/__fixtures__/waitingClient';
import type { AppState, TrayImage } from '../../state/appState';
import { createComparedSelector } from './useCompared';

const state: AppState = {
  ...READY,
  images: [traced('a'), traced('b'), traced('other')],
  compared: [
    { id: 'a', slot: 0 },
    { id: 'b', slot: 1 },
  ],
};
const withImage = (id: string, patch: Partial<TrayImage>): AppState => ({
  ...state,
  images: state.images.map((image) => (image.id === id ? { ...image, ...patch } : image)),
});

it('the comparison is the same list while its images run again, and others come, run and go', () => {
  const select = createComparedSelector();
  const before = select(state);
  expect(before.map(({ name }) => name)).toEqual(['a', 'b']);
  for (const later of [
    withImage('a', { running: true }),
    withImage('other', { running: true, output: null }),
    { ...state, images: [...state.images, traced('new')] },
    { ...state, images: state.images.slice(0, 2) },
    { ...state, hoveredChannel: 3, mapsRunning: true },
  ])
    expect(select(later)).toBe(before);
});

it('a new result changes the one image that it is of', () => {
  const select = createComparedSelector();
  const [a, b] = select(state);
  const output = traced('b').output;
  const after = select(withImage('b', { output }));
  expect(after[0]).toBe(a);
  expect(after[1]).not.toBe(b);
  expect(after[1].trace).toBe(output?.trace);
  // And of a model that just came there is no result yet.
  expect(select({ ...state, modelLoads: 1 }).map(({ trace }) => trace)).toEqual([null, null]);
});

it('the name of a probe that is changed follows its result, not the slider', () => {
  const select = createComparedSelector();
  const probeOf = (amount: number, result: number) => {
    const { output } = traced(`b (hue ${result})`);
    const origin = { kind: 'probe', of: 'a', probe: { kind: 'hue', amount } } as const;
    return select(withImage('b', { name: `b (hue ${amount})`, origin, output }))[1];
  };
  const first = probeOf(90, 90);
  expect(first).toMatchObject({ name: 'hue 90°: a', due: false });
  const { output } = traced('b (hue 90)');
  const wish = { kind: 'probe', of: 'a', probe: { kind: 'hue', amount: 10 } } as const;
  const shown = { ...output, trace: first.trace } as TrayImage['output'];
  const [, under] = select(withImage('b', { name: 'b (hue 10)', origin: wish, output: shown }));
  expect(under).toMatchObject({ name: 'hue 90°: a', due: true });
  expect(probeOf(10, 10)).toMatchObject({ name: 'hue 10°: a', due: false });
});
