import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './appState';
import { type ClassChoice, choicesOf, defaultClasses, withClass, withoutClass } from './classChoice';

/** The choice of classes to compare. It ends with the labels it was made of: another model has other classes. */
export function createClassActions(store: StoreApi<AppState>) {
  store.subscribe(({ model, classes }, { model: before }) => {
    if (classes === null || !model || !before || model === before) return;
    const same = model.labels.join('\n') === before.labels.join('\n');
    if (!same) store.setState({ classes: null });
  });

  const change = (next: (choices: ClassChoice[]) => ClassChoice[]) =>
    store.setState(({ classes, model }) => ({
      classes: next(classes ?? defaultClasses(model?.labels ?? [])),
    }));

  return {
    /** Indices that the model has; none: the defaults. */
    chooseClasses: (indices: number[]) =>
      store.setState({ classes: indices.length > 0 ? choicesOf(indices) : null }),
    addClass: (index: number) => change((choices) => withClass(choices, index)),
    removeClass: (index: number) => change((choices) => withoutClass(choices, index)),
  };
}

export type ClassActions = ReturnType<typeof createClassActions>;
