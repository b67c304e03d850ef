import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { GateEdits } from '../domain/gateEdit';
import { BLOCKS, traced } from './__fixtures__/tracedImage';
import { READY, WaitingClient } from './__fixtures__/waitingClient';
import { createAblationActions } from './ablationActions';
import type { AppState } from './appState';
import { createLabActions } from './labActions';
import type { CurvesByOrder } from './labState';
import { createSweepActions, sweepPlan } from './sweepActions';

let store: StoreApi<AppState>;
let client: WaitingClient;
beforeEach(() => {
  store = createStore<AppState>(() => ({
    ...READY,
    view: 'lab',
    model: { ...READY.model!, blocks: BLOCKS },
    images: [traced('a'), traced('b')],
    currentImage: 'a',
    block: 'SE_2_1',
  }));
  for (const image of store.getState().images) image.output!.trace.logits = Float32Array.of(2, 0);
  client = new WaitingClient();
});
afterEach(() => expect(client.waiting).toHaveLength(0));

const edit = (edits: GateEdits) => store.setState(({ lab }) => ({ lab: { ...lab, edits } }));
const lab = () => store.getState().lab;

describe('the edited pass', () => {
  beforeEach(() => void createLabActions(store, client));

  it('runs when an edit is made, with everything looked up, and stands beside the unedited one', async () => {
    edit({ SE_3_1: { mode: 'from', image: 'b' } });
    expect(client.asked).toMatchObject([
      { imageId: 'a@0', gateEdits: { SE_3_1: { mode: 'from', image: 'b' } } },
    ]);
    expect(client.asked[0].resolvedEdits?.SE_3_1).toEqual({
      kind: 'fixed',
      gates: store.getState().images[1].output?.trace.blocks[1].excitation,
    });
    expect(lab().running).toBe(true);
    await client.answer();
    expect(lab().result?.before).toBe(store.getState().images[0].output?.trace);
    expect(lab().running).toBe(false);
  });

  it('runs one at a time, the newest wish next, and the last result stays meanwhile', async () => {
    for (const value of [0.1, 0.2, 0.3]) edit({ SE_2_1: { mode: 'constant', value } });
    expect(client.asked).toHaveLength(1);
    await client.answer();
    expect(client.asked.map(({ gateEdits }) => gateEdits.SE_2_1)).toEqual([
      { mode: 'constant', value: 0.1 },
      { mode: 'constant', value: 0.3 },
    ]);
    expect(lab().result?.after.gateEdits).toEqual({ SE_2_1: { mode: 'constant', value: 0.1 } });
    await client.answer();
    expect(client.mostAtOnce).toBe(1);
    edit({});
    expect(lab().result).toBeNull();
  });

  it('is not run where the edits do not fit; the reason is told, and goes with the next good result', async () => {
    edit({ SE_2_1: { mode: 'profile', class: '*' } });
    expect(client.asked).toEqual([]);
    expect(lab().failure).toMatchObject({ code: 'edits-no-profile' });
    edit({ SE_2_1: { mode: 'mean' } });
    await client.answer();
    expect(lab().failure).toBeNull();
  });

  it('that fails is not asked again by itself', async () => {
    edit({ SE_2_1: { mode: 'mean' } });
    await client.answer(fail('output-not-finite', { where: 'SE_2_1' }));
    store.setState({ hoveredChannel: 2 });
    store.setState({ images: [...store.getState().images] });
    expect(client.asked).toHaveLength(1);
    expect(lab().failure).toMatchObject({ code: 'output-not-finite' });
  });

  it('waits for the view, and for the image whose gates it takes over', async () => {
    store.setState({ view: 'explore' });
    edit({ SE_2_1: { mode: 'mean' } });
    expect(client.asked).toEqual([]);
    store.setState({ view: 'lab' });
    await client.answer();
    store.setState(({ images: [a, b] }) => ({ images: [a, { ...b, outputKey: 'older' }] }));
    edit({ SE_2_1: { mode: 'from', image: 'b' } });
    expect(client.asked).toHaveLength(1);
    // The result on screen is of other edits.
    expect(lab().running).toBe(true);
    store.setState({ images: [store.getState().images[0], traced('b')] });
    expect(client.asked).toHaveLength(2);
    await client.answer();
    expect(lab().running).toBe(false);
  });
});

describe('the sweep', () => {
  it('edits every block alone, and freezes all at once only where what is usual is known', () => {
    const names = ['SE_2_1', 'SE_3_1'];
    expect(sweepPlan(names, false).map(({ block, mode }) => `${block} ${mode}`)).toEqual([
      'SE_2_1 mean',
      'SE_2_1 bypass',
      'SE_3_1 mean',
      'SE_3_1 bypass',
    ]);
    const known = sweepPlan(names, true);
    expect(known).toHaveLength(7);
    expect(known.at(-1)).toMatchObject({ block: null, mode: 'frozen' });
    expect(Object.keys(known.at(-1)!.edits)).toEqual(names);
  });

  it('runs over all images of the tray and records what became of each first answer', async () => {
    const { runSweep, setScope } = createSweepActions(store, client);
    setScope('tray');
    const done = runSweep();
    await new Promise((resolve) => setTimeout(resolve));
    for (let pass = 0; pass < 8; pass++) {
      const { gateEdits, imageId } = client.asked.at(-1)!;
      const output = store.getState().images[0].output!;
      const logits = 'SE_3_1' in gateEdits && imageId === 'b@0' ? [0, 1] : [1, 0];
      await client.answer({
        ok: true,
        value: { ...output, trace: { ...output.trace, gateEdits, logits: Float32Array.from(logits) } },
      });
    }
    await done;
    const { sweep } = lab();
    expect(sweep?.images).toEqual(['a', 'b']);
    expect(sweep?.rows.map(({ block, mode }) => [block, mode])).toEqual([
      ['SE_2_1', 'mean'],
      ['SE_2_1', 'bypass'],
      ['SE_3_1', 'mean'],
      ['SE_3_1', 'bypass'],
    ]);
    expect(sweep?.rows[0].changes).toEqual([
      { delta: -1, flipped: false },
      { delta: -1, flipped: false },
    ]);
    expect(sweep?.rows[2].changes[1]).toEqual({ delta: -3, flipped: true });
    expect(lab().sweepProgress).toBeNull();
  });

  it('that was stopped leaves the last result as it was', async () => {
    const { runSweep, stopSweep } = createSweepActions(store, client);
    const done = runSweep();
    await new Promise((resolve) => setTimeout(resolve));
    stopSweep();
    await client.answer();
    await done;
    expect(lab()).toMatchObject({ sweep: null, sweepProgress: null });
  });
});

describe('ablation curves', () => {
  it('start at no change and hold a point for every count in every order, over all images and of each', async () => {
    const { runAblation } = createAblationActions(store, client);
    store.setState(({ lab }) => ({ lab: { ...lab, scope: 'tray' } }));
    const done = runAblation('SE_2_1');
    const output = store.getState().images[0].output!;
    let passes = 0;
    for (const image of ['a@0', 'b@0']) {
      await client.answerMaps();
      while (client.waiting.length > 0 && client.asked.at(-1)?.imageId === image) {
        passes++;
        const { SE_2_1: edited } = client.asked.at(-1)!.gateEdits;
        const count = edited.mode === 'channels' ? Object.keys(edited.values).length : 0;
        // The second image's answer falls by three times as much.
        const logits = Float32Array.of(2 - count * (image === 'a@0' ? 1 : 3), 0);
        await client.answer({ ok: true, value: { ...output, trace: { ...output.trace, logits } } });
      }
    }
    await done;
    expect(passes).toBe(2 * 8 * 8);
    const { ablation } = lab();
    expect(ablation?.counts).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
    expect(ablation?.curves.random).toHaveLength(5);
    expect(ablation?.images).toEqual(['a', 'b']);
    const fallsBy = (curves: CurvesByOrder, slope: number) => {
      for (const curve of Object.values(curves).flat())
        for (const [at, delta] of curve.entries()) expect(delta).toBeCloseTo(-slope * ablation!.counts[at]);
    };
    fallsBy(ablation!.curves, 2);
    fallsBy(ablation!.byImage[0], 1);
    fallsBy(ablation!.byImage[1], 3);
  });
});
