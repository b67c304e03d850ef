import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Sample } from '../domain/model';
import { READY } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createCompareActions } from './compareActions';
import { createImageActions } from './imageActions';

const SAMPLES = ['a', 'b', 'c', 'd'].map((id) => ({ id, file: `${id}.jpg` }) as Sample);

beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string) =>
    url.includes('d.jpg')
      ? new Response('', { status: 404 })
      : new Response('picture', { headers: { 'content-type': 'image/jpeg' } }),
  );
});
afterEach(() => vi.unstubAllGlobals());

function setUp(patch: Partial<AppState> = {}) {
  const store = createStore<AppState>(() => ({ ...READY, samples: SAMPLES, ...patch }));
  let pumps = 0;
  const pump = () => {
    pumps++;
  };
  const images = createImageActions(store, pump);
  const actions = { ...images, ...createCompareActions(store, pump, images) };
  const names = () =>
    store.getState().compared.map(({ id }) => store.getState().images.find((image) => image.id === id)?.name);
  return { store, names, actions, pumps: () => pumps };
}

const file = (name: string) => new File(['x'], name, { type: 'image/png' });

it('starts with the image on screen and samples, each fetched once, and asks for passes', async () => {
  const { store, names, actions, pumps } = setUp();
  actions.addFiles([file('own.png')]);
  store.setState({ currentImage: store.getState().images[0].id });
  const before = pumps();
  await actions.startComparison();
  expect(names()).toEqual(['own.png', 'a.jpg', 'b.jpg']);
  expect(pumps()).toBeGreaterThan(before);
  await actions.compareSample('a');
  expect(names()).toHaveLength(3);
  expect(store.getState().images).toHaveLength(3);
});

it('starts by itself when the view is opened, and keeps what was chosen', async () => {
  const { store, names, actions } = setUp();
  await actions.chooseSample('c');
  store.setState({ currentImage: store.getState().images[0].id, view: 'compare' });
  await vi.waitFor(() => expect(names()).toEqual(['c.jpg', 'a.jpg', 'b.jpg']));
  actions.uncompareImage(store.getState().compared[0].id);
  store.setState({ view: 'explore' });
  store.setState({ view: 'compare' });
  await Promise.resolve();
  expect(names()).toEqual(['a.jpg', 'b.jpg']);
});

it('takes six at most, says so, and gives a free slot to the next', async () => {
  const { store, names, actions } = setUp();
  store.setState({ view: 'compare' });
  actions.addFiles([1, 2, 3, 4, 5, 6, 7].map((n) => file(`${n}.png`)));
  expect(names()).toHaveLength(6);
  expect(store.getState().notices).toMatchObject([{ failure: { code: 'compare-full' } }]);
  const [, second] = store.getState().compared;
  actions.removeImage(second.id);
  expect(names()).toHaveLength(5);
  await actions.compareSample('a');
  expect(store.getState().compared.at(-1)?.slot).toBe(second.slot);
});

it('pins an image by setting it first, in its own slot', async () => {
  const { store, names, actions } = setUp();
  await actions.compareLinked(['sample:a', 'sample:b', 'sample:c']);
  const last = store.getState().compared[2];
  actions.pinImage(last.id);
  expect(names()).toEqual(['c.jpg', 'a.jpg', 'b.jpg']);
  expect(store.getState().compared[0]).toEqual(last);
});

it('follows a link in its order, without what cannot be fetched', async () => {
  const { store, names, actions } = setUp();
  await actions.compareLinked(['sample:b', 'sample:d', 'sample:nowhere', 'sample:a']);
  expect(names()).toEqual(['b.jpg', 'a.jpg']);
  expect(store.getState().notices).toHaveLength(2);
});

it('keeps what is added while the images of a link are fetched, behind them', async () => {
  const { names, actions } = setUp({ view: 'compare' });
  await actions.compareSample('c');
  const linked = actions.compareLinked(['sample:b', 'sample:a']);
  actions.addFiles([file('own.png')]);
  await linked;
  expect(names()).toEqual(['b.jpg', 'a.jpg', 'own.png']);
});
