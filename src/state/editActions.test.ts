import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GateEdits } from '../domain/gateEdit';
import { BLOCKS, traced } from './__fixtures__/tracedImage';
import { READY } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createEditActions, type EditActions } from './editActions';

let store: StoreApi<AppState>;
let actions: EditActions;
beforeEach(() => {
  store = createStore<AppState>(() => ({
    ...READY,
    model: { ...READY.model!, blocks: BLOCKS },
    images: [traced('a'), traced('b')],
    currentImage: 'a',
  }));
  actions = createEditActions(store, { bringLinked: async (name) => (name === 'sample:b' ? 'b' : null) });
});
const edits = () => store.getState().lab.edits;
const [first, second] = BLOCKS.map(({ name }) => name);

describe('edits', () => {
  it('are set on several blocks at once and taken back', () => {
    actions.editBlocks([first, second], { mode: 'bypass' });
    expect(edits()).toEqual({ [first]: { mode: 'bypass' }, [second]: { mode: 'bypass' } });
    actions.editBlocks([first], null);
    expect(edits()).toEqual({ [second]: { mode: 'bypass' } });
  });

  it('of single channels add up, take the place of another kind, and end with the last channel', () => {
    actions.editBlocks([first], { mode: 'mean' });
    actions.editChannels(first, [3], 0);
    actions.editChannels(first, [5, 6], 'usual');
    expect(edits()[first]).toEqual({ mode: 'channels', values: { 3: 0, 5: 'usual', 6: 'usual' } });
    actions.editChannels(first, [3, 5, 6], null);
    expect(edits()).toEqual({});
  });

  it('can be undone and redone exactly, whatever was done', () => {
    const step = fc.oneof(
      fc.record({ blocks: fc.subarray([first, second]), value: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ channel: fc.nat(15), to: fc.constantFrom(0, 1, null) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        actions.clearEdits();
        const seen: GateEdits[] = [edits()];
        for (const one of steps) {
          if ('blocks' in one) actions.editBlocks(one.blocks, { mode: 'constant', value: one.value });
          else actions.editChannels(first, [one.channel], one.to);
          seen.push(edits());
        }
        for (const expected of seen.slice(0, -1).toReversed()) {
          actions.undoEdit();
          expect(edits()).toEqual(expected);
        }
        for (const expected of seen.slice(1)) {
          actions.redoEdit();
          expect(edits()).toEqual(expected);
        }
      }),
    );
  });

  it('of one drag are one step; after it was let go another drag is its own', () => {
    const drag = (value: number) => actions.editBlocks([first], { mode: 'constant', value }, 'constant');
    for (const value of [0.1, 0.2, 0.3]) drag(value);
    actions.endGesture();
    for (const value of [0.4, 0.5]) drag(value);
    actions.undoEdit();
    expect(edits()[first]).toEqual({ mode: 'constant', value: 0.3 });
    actions.undoEdit();
    expect(edits()).toEqual({});
  });

  it('end with a model of other blocks, and stay with one of the same', () => {
    actions.editBlocks([first], { mode: 'bypass' });
    store.setState(({ model }) => ({ model: { ...model!, id: 'same blocks' } }));
    expect(edits()).toHaveProperty(first);
    store.setState(({ model }) => ({ model: { ...model!, blocks: [] } }));
    expect(edits()).toEqual({});
    expect(store.getState().lab.past).toEqual([]);
  });

  it('from a file name images of the tray, or as in a link', async () => {
    await actions.openEdits(
      '{"SE_2_1":{"mode":"from","image":"a"},"SE_3_1":{"mode":"from","image":"sample:b"}}',
    );
    expect(edits()).toEqual({ SE_2_1: { mode: 'from', image: 'a' }, SE_3_1: { mode: 'from', image: 'b' } });
  });

  it('from a damaged file are refused, and the others stay', async () => {
    actions.editBlocks([first], { mode: 'bypass' });
    expect(await actions.openEdits('{"SE_2_1":{"mode":"constant","value":7}}')).toMatchObject({
      code: 'edits-damaged',
    });
    expect(edits()).toEqual({ [first]: { mode: 'bypass' } });
    expect(store.getState().notices).toHaveLength(1);
  });

  it('that transplant take another image of the tray unless one is named', async () => {
    await actions.transplantFrom([first], null);
    expect(edits()[first]).toEqual({ mode: 'from', image: 'b' });
    await actions.transplantFrom([first], 'sample:gone');
    expect(edits()[first]).toEqual({ mode: 'from', image: 'b' });
    // The one that is chosen, though not on screen yet, is no donor for itself.
    store.setState({ pendingImage: 'b' });
    await actions.transplantFrom([first], null);
    expect(edits()[first]).toEqual({ mode: 'from', image: 'a' });
  });
});
