import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Probe } from '../domain/probe';
import { READY } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createCompareActions } from './compareActions';
import { createImageActions } from './imageActions';
import { comparedProbes, createProbeActions } from './probeActions';
import type { ProbeSource, RenderedProbe } from './renderProbe';

function setUp() {
  const store = createStore<AppState>(() => ({ ...READY, view: 'compare' as const }));
  const pump = vi.fn();
  const images = createImageActions(store, pump);
  const compare = createCompareActions(store, pump, images);
  const drawn: { probe: Probe; settle(blob: Blob | null): void }[] = [];
  const render = (_source: ProbeSource, probe: Probe) =>
    new Promise<RenderedProbe | null>((resolve) =>
      drawn.push({ probe, settle: (blob) => resolve(blob && { blob, crop: null }) }),
    );
  const actions = { ...images, ...compare, ...createProbeActions(store, pump, compare, render) };
  actions.addFiles([new File(['x'], 'cat.png', { type: 'image/png' })]);
  const source = store.getState().images[0].id;
  const probe = () => store.getState().images[1];
  return { store, actions, drawn, source, probe, pump };
}

it('puts a changed copy into the comparison, named after its change', async () => {
  const { store, actions, drawn, source, probe } = setUp();
  const added = actions.addProbe(source, 'blur');
  drawn[0].settle(new Blob(['blurred']));
  await added;
  expect(probe()).toMatchObject({
    name: 'cat.png (blur 2)',
    origin: { kind: 'probe', of: source, probe: { kind: 'blur', amount: 2 } },
  });
  expect(store.getState().compared.map(({ id }) => id)).toEqual([source, probe().id]);
});

it('is adjusted in place; a rendering that comes late is dropped', async () => {
  const { actions, drawn, source, probe, pump } = setUp();
  const added = actions.addProbe(source, 'hue');
  drawn[0].settle(new Blob(['90']));
  await added;
  const { id } = probe();
  const early = actions.setProbe(id, { kind: 'hue', amount: 10 });
  const late = actions.setProbe(id, { kind: 'hue', amount: 20 });
  drawn[2].settle(new Blob(['20']));
  await late;
  drawn[1].settle(new Blob(['10']));
  await early;
  expect(await probe().blob.text()).toBe('20');
  expect(probe()).toMatchObject({ name: 'cat.png (hue 20)', version: 1 });
  expect(pump).toHaveBeenCalled();
});

it('says so where the picture cannot be drawn, and adds nothing', async () => {
  const { store, actions, drawn, source } = setUp();
  const added = actions.addProbe(source, 'flip');
  drawn[0].settle(null);
  await added;
  expect(store.getState().images).toHaveLength(1);
  expect(store.getState().notices).toMatchObject([{ failure: { code: 'image-undecodable' } }]);
});

it('follows another square of its source, and leaves with it', async () => {
  const { store, actions, drawn, source, probe } = setUp();
  const added = actions.addProbe(source, 'flip');
  drawn[0].settle(new Blob(['old square']));
  await added;
  actions.setCrop(source, { x: 1, y: 2, size: 3 });
  expect(drawn).toHaveLength(2);
  drawn[1].settle(new Blob(['new square']));
  await vi.waitFor(async () => expect(await probe().blob.text()).toBe('new square'));
  actions.removeImage(source);
  expect(store.getState()).toMatchObject({ images: [], compared: [] });
});

it('is drawn anew from a step of history, under its id, where its source can still be had', async () => {
  const { store, actions, drawn, source, probe } = setUp();
  const added = actions.addProbe(source, 'blur');
  drawn[0].settle(new Blob(['blurred']));
  await added;
  const kept = comparedProbes(store.getState());
  const { id } = probe();
  expect(kept).toEqual([{ id, kind: 'probe', of: source, probe: { kind: 'blur', amount: 2 } }]);
  await actions.recallProbes(kept);
  expect(drawn).toHaveLength(1);
  actions.uncompareImage(id);
  expect(comparedProbes(store.getState())).toEqual([]);
  const recalled = actions.recallProbes([...kept, { ...kept[0], id: 'another', of: 'gone' }]);
  await vi.waitFor(() => expect(drawn).toHaveLength(2));
  drawn[1].settle(new Blob(['again']));
  await recalled;
  expect(store.getState().images.map((image) => image.id)).toEqual([source, id]);
});

it('is gone for good when it leaves the comparison', async () => {
  const { store, actions, drawn, source, probe } = setUp();
  const added = actions.addProbe(source, 'hue');
  drawn[0].settle(new Blob(['hue']));
  await added;
  actions.uncompareImage(probe().id);
  expect(store.getState().images.map(({ id }) => id)).toEqual([source]);
});
