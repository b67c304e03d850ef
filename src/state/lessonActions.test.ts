import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { linkOf } from './address';
import { type AppState, INITIAL_STATE } from './appState';
import { createLessonActions } from './lessonActions';
import { createViewActions } from './viewActions';

let kept: Map<string, string>;
let store: StoreApi<AppState>;

const MODEL = {
  id: 'net',
  blocks: [{ name: 'SE_2_1' }, { name: 'SE_4_6' }, { name: 'SE_5_3' }],
} as AppState['model'];

const start = () => {
  store = createStore<AppState>(() => ({ ...INITIAL_STATE, block: 'SE_4_6', channel: 7, model: MODEL }));
  return createLessonActions(store, { goBack: async () => {} });
};
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const answers = () => store.getState().answers;

describe('the lesson', () => {
  it('goes to a step and its block in one change, and keeps the channel where the block stays', () => {
    const { goToStep } = start();
    let changes = 0;
    store.subscribe(() => changes++);
    goToStep('scale');
    expect(store.getState()).toMatchObject({ view: 'learn', step: 'scale', block: 'SE_4_6', channel: 7 });
    goToStep('squeeze', 'last');
    expect(store.getState()).toMatchObject({ step: 'squeeze', block: 'SE_5_3', channel: null });
    goToStep('channels', 'first');
    expect(store.getState()).toMatchObject({ step: 'channels', block: 'SE_2_1' });
    expect(changes).toBe(3);
  });

  it('leaves a block that the page chose out of the links to a lesson, until the visitor has chosen one', () => {
    vi.stubGlobal('navigator', { language: 'en-US' });
    const { goToStep } = start();
    const { chooseBlock, chooseChannel } = createViewActions(store);
    const blockOf = (view: AppState['view']) => linkOf({ ...store.getState(), view }).block;
    store.setState({ blockAuto: true });
    expect([blockOf('explore'), blockOf('learn')]).toEqual(['SE_4_6', undefined]);
    goToStep('anatomy');
    expect(store.getState().blockAuto).toBe(true);
    for (const choose of [
      () => goToStep('squeeze', 'last'),
      () => chooseBlock('SE_4_6'),
      () => chooseChannel(3),
    ]) {
      store.setState({ block: 'SE_4_6', blockAuto: true });
      choose();
      expect(blockOf('learn')).toBe(store.getState().block);
    }
    chooseBlock('SE_5_3', true);
    chooseChannel(null);
    expect(blockOf('learn')).toBeUndefined();
  });

  it('keeps answers and the path on the device', () => {
    const { chooseAnswer, revealAnswer, setLessonPath } = start();
    chooseAnswer('squeeze', 2);
    revealAnswer('squeeze', true);
    setLessonPath('long');
    start();
    expect(answers()).toEqual({ squeeze: { option: 2, revealed: true } });
    expect(store.getState().lessonPath).toBe('long');
  });

  it('reveals nothing before an answer is picked, and covers it when another is', () => {
    const { chooseAnswer, revealAnswer } = start();
    revealAnswer('scale', true);
    expect(answers()).toEqual({});
    chooseAnswer('scale', 0);
    revealAnswer('scale', true);
    chooseAnswer('scale', 1);
    expect(answers()).toEqual({ scale: { option: 1, revealed: false } });
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '[1]'],
    ['null', 'null'],
    ['an unknown step', '{"nowhere":{"option":0,"revealed":true}}'],
    ['an unknown option', '{"scale":{"option":-1,"revealed":true}}'],
    ['an unfit question', '{"scale":{"option":1,"revealed":true,"asked":{"image":1}}}'],
    ['an unfit judgement', '{"scale":{"option":1,"revealed":true,"right":1}}'],
    ['half an answer', '{"scale":{"option":1}}'],
  ])('leaves out what was kept of %s', (_, text) => {
    kept.set('se-lens.answers', text);
    start();
    expect(answers()).toEqual({});
  });

  it('begins a presentation without answers, and has those of before when it ends', () => {
    const { chooseAnswer, revealAnswer, setPresent } = start();
    const before = { scale: { option: 1, revealed: true } };
    chooseAnswer('scale', 1);
    revealAnswer('scale', true);
    setPresent(true);
    expect(store.getState()).toMatchObject({ present: true, answers: {} });
    chooseAnswer('scale', 0);
    chooseAnswer('ratio', 2);
    setPresent(true);
    expect(answers()).toEqual({
      scale: { option: 0, revealed: false },
      ratio: { option: 2, revealed: false },
    });
    expect(JSON.parse(kept.get('se-lens.answers') as string)).toEqual(before);
    setPresent(false);
    expect(answers()).toEqual(before);
    setPresent(true);
    expect(answers()).toEqual({});
  });

  it('keeps what a question was put to, over a reload', () => {
    const { chooseAnswer } = start();
    const image = { id: 'i', name: 'cat.png' } as AppState['images'][number];
    store.setState({ images: [image], currentImage: 'i' });
    chooseAnswer('scale', 1, { block: 'SE_4_6', channels: 16 });
    start();
    expect(answers().scale?.asked).toEqual({
      places: { block: 'SE_4_6', channels: 16 },
      image: 'cat.png',
      model: 'net',
    });
  });

  it('keeps whether a revealed prediction came true, until another one is picked', () => {
    const { chooseAnswer, revealAnswer, judgeAnswer } = start();
    judgeAnswer('scale', true);
    chooseAnswer('scale', 1);
    judgeAnswer('scale', true);
    expect(answers().scale).toEqual({ option: 1, revealed: false });
    revealAnswer('scale', true);
    judgeAnswer('scale', true);
    revealAnswer('scale', false);
    start();
    expect(answers().scale).toEqual({ option: 1, revealed: false, right: true });
    start().chooseAnswer('scale', 0);
    expect(answers().scale).toEqual({ option: 0, revealed: false });
  });

  it('wants maps for as long as one of several steps does', () => {
    const { showStepMaps } = start();
    showStepMaps(true);
    showStepMaps(true);
    showStepMaps(false);
    expect(store.getState().stepMaps).toBe(true);
    showStepMaps(false);
    expect(store.getState().stepMaps).toBe(false);
  });

  it('forgets all answers, and brings them back until another one is picked', () => {
    const { chooseAnswer, forgetAnswers, bringBackAnswers, setPresent } = start();
    const before = { scale: { option: 1, revealed: false } };
    chooseAnswer('scale', 1);
    forgetAnswers();
    expect(kept.get('se-lens.answers')).toBe('{}');
    expect(store.getState()).toMatchObject({ answers: {}, answersForgotten: true });
    bringBackAnswers();
    expect(store.getState()).toMatchObject({ answers: before, answersForgotten: false });
    setPresent(true);
    chooseAnswer('ratio', 2);
    forgetAnswers();
    bringBackAnswers();
    expect(answers()).toEqual({ ratio: { option: 2, revealed: false } });
    setPresent(false);
    expect(answers()).toEqual(before);
    expect(JSON.parse(kept.get('se-lens.answers') as string)).toEqual(before);
    forgetAnswers();
    chooseAnswer('ratio', 0);
    expect(store.getState().answersForgotten).toBe(false);
    chooseAnswer('scale', 1);
    setPresent(true);
    forgetAnswers();
    setPresent(false);
    expect(kept.get('se-lens.answers')).toBe('{}');
    expect(answers()).toEqual({});
  });
});
