import type { StoreApi } from 'zustand/vanilla';
import { type AppState, type Language, shownImage } from './appState';
import { historyStep, type Link, writeLink } from './link';

export const languageOf = (tag: string): Language => (/^zh/i.test(tag) ? 'zh' : 'en');

/** The link that restores what is on screen; defaults need no mention. */
export function linkOf(state: AppState, defaultBlock: string | null): Link {
  const origin = shownImage(state)?.origin;
  const defaultModel = state.catalog.find((card) => card.default)?.id;
  const listed = state.catalog.some((card) => card.id === state.model?.id);
  const image =
    origin?.kind === 'sample'
      ? `sample:${origin.sample}`
      : origin?.kind === 'url'
        ? `url:${origin.url}`
        : undefined;
  return {
    model: listed && state.model?.id !== defaultModel ? state.model?.id : undefined,
    image: image === `sample:${state.samples[0]?.id}` ? undefined : image,
    block: state.block === null || state.block === defaultBlock ? undefined : state.block,
    channel: state.channel ?? undefined,
    lang: state.language === languageOf(navigator.language) ? undefined : state.language,
    theme: state.theme === 'system' ? undefined : state.theme,
    backend: state.backendChoice === 'auto' ? undefined : state.backendChoice,
  };
}

/**
 * Keeps the address in step with the store. `hold` stops it while a link is being followed; the first address
 * after that takes the place of the followed one, later steps of image, model or block are steps of history.
 */
export function createAddress(store: StoreApi<AppState>, defaultBlock: () => string | null) {
  let written: Link | null = null;
  let held = true;

  store.subscribe((state) => {
    if (held || state.pendingImage !== null || state.currentImage === null) return;
    const next = linkOf(state, defaultBlock());
    const step = written === null ? 'replace' : historyStep(written, next);
    written = next;
    if (step === 'none') return;
    const address = writeLink(next) || location.pathname;
    if (step === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  });

  return {
    hold() {
      held = true;
    },
    release() {
      held = false;
      written = null;
      store.setState({});
    },
  };
}
