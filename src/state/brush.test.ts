import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { succeed } from '../domain/result';
import { BLOCKS } from './__fixtures__/tracedImage';
import { MODEL, READY, WaitingClient } from './__fixtures__/waitingClient';
import { linkOf } from './address';
import type { AppState } from './appState';
import { createModelActions } from './modelActions';
import { sessionView } from './session';
import { createViewActions } from './viewActions';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en' }));
afterEach(() => vi.unstubAllGlobals());

function setUp() {
  const store = createStore<AppState>(() => ({
    ...READY,
    model: { ...MODEL, blocks: BLOCKS },
    block: 'SE_2_1',
  }));
  return { store, actions: createViewActions(store), brush: () => store.getState().brush };
}

it('keeps brushed channels ascending and once each, whatever order a chart shows them in', () => {
  const { actions, brush } = setUp();
  actions.brushChannels([9, 3, 3, 10]);
  expect(brush()).toEqual([3, 9, 10]);
  actions.brushChannels([]);
  expect(brush()).toEqual([]);
});

it('belongs to one block: another begins without, the same again keeps it', () => {
  const { actions, brush } = setUp();
  actions.brushChannels([3]);
  actions.chooseBlock('SE_2_1');
  expect(brush()).toEqual([3]);
  actions.chooseBlock('SE_3_1');
  expect(brush()).toEqual([]);
});

it('belongs to one model: other weights begin without, the same ones keep it', async () => {
  const { store, actions, brush } = setUp();
  const client = new WaitingClient();
  const models = createModelActions(store, client, () => {});
  const open = async (sha256: string) => {
    client.load = async () => succeed({ ...MODEL, blocks: BLOCKS, sha256 });
    expect(await models.openModelFiles([new File([], 'net.safetensors')])).toBeNull();
  };
  actions.brushChannels([3]);
  await open(MODEL.sha256);
  expect(brush()).toEqual([3]);
  await open('other');
  expect(brush()).toEqual([]);
});

it('stays with the chosen channel, the view and the order', () => {
  const { actions, brush } = setUp();
  actions.brushChannels([3, 4]);
  actions.chooseChannel(7);
  actions.setOrder('gate');
  expect(brush()).toEqual([3, 4]);
});

it('is named in links and sessions only while there is one', () => {
  const { store, actions } = setUp();
  expect(linkOf(store.getState()).brush).toBeUndefined();
  expect(sessionView(store.getState(), () => null)).not.toHaveProperty('brush');
  actions.brushChannels([12, 14, 13, 2]);
  expect(linkOf(store.getState()).brush).toBe('2,12-14');
  expect(sessionView(store.getState(), () => null)).toMatchObject({ brush: '2,12-14' });
});
