import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LoadedModel } from '../domain/model';
import { type AppState, INITIAL_STATE } from './appState';
import { createClassActions } from './classActions';
import { choicesOf, defaultClasses, withClass, withoutClass } from './classChoice';

const modelOf = (...labels: string[]) => ({ labels }) as LoadedModel;

describe('the classes shown at first', () => {
  it('are goldfish and two others where the model has them', () => {
    const labels = ['bee', 'school bus', 'goldfish', 'ox', 'cliff'];
    expect(defaultClasses(labels).map(({ index }) => labels[index])).toEqual([
      'goldfish',
      'cliff',
      'school bus',
    ]);
  });

  it('are filled up with the first of the model', () => {
    expect(defaultClasses(['a', 'b', 'goldfish', 'c']).map(({ index }) => index)).toEqual([2, 0, 1]);
    expect(defaultClasses(['a', 'b'])).toHaveLength(2);
    expect(defaultClasses([])).toEqual([]);
  });
});

describe('a choice of classes', () => {
  it('gives every class a slot of its own, kept while others leave', () => {
    const three = choicesOf([7, 3, 9]);
    const two = withoutClass(three, 7);
    expect(two).toEqual([
      { index: 3, slot: 1 },
      { index: 9, slot: 2 },
    ]);
    expect(withClass(two, 4).at(-1)).toEqual({ index: 4, slot: 0 });
  });

  it('has each class once, six at most, and one at least', () => {
    const six = choicesOf([1, 1, 2, 3, 4, 5, 6, 7]);
    expect(six.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(withClass(six, 9)).toBe(six);
    expect(withClass(six.slice(0, 2), 1)).toHaveLength(2);
    expect(withoutClass(choicesOf([5]), 5)).toHaveLength(1);
  });
});

describe('the actions', () => {
  let store: StoreApi<AppState>;
  let actions: ReturnType<typeof createClassActions>;
  const chosen = () => store.getState().classes?.map(({ index }) => index) ?? null;

  beforeEach(() => {
    store = createStore<AppState>(() => ({ ...INITIAL_STATE, model: modelOf('a', 'b', 'c', 'd') }));
    actions = createClassActions(store);
  });

  it('start from the defaults', () => {
    actions.addClass(3);
    expect(chosen()).toEqual([0, 1, 2, 3]);
    actions.removeClass(0);
    expect(chosen()).toEqual([1, 2, 3]);
    actions.chooseClasses([]);
    expect(chosen()).toBeNull();
  });

  it('forget the choice when a model with other classes comes, not when the same comes again', () => {
    actions.chooseClasses([2]);
    store.setState({ model: modelOf('a', 'b', 'c', 'd') });
    expect(chosen()).toEqual([2]);
    store.setState({ model: modelOf('x', 'y', 'z') });
    expect(chosen()).toBeNull();
  });

  it('keep the classes of a link that came before the first model', () => {
    store.setState({ model: null, classes: choicesOf([2]) });
    store.setState({ model: modelOf('a', 'b', 'c') });
    expect(chosen()).toEqual([2]);
  });
});
