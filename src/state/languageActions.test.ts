import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { READY } from './__fixtures__/waitingClient';
import type { AppState, Language } from './appState';
import { createLanguageActions } from './languageActions';

function setUp(language: Language, load: (language: Language) => Promise<void>) {
  const store = createStore<AppState>(() => ({ ...READY, language }));
  const loadMessages = vi.fn(load);
  return { store, loadMessages, ...createLanguageActions(store, loadMessages) };
}

it('changes once the texts are there, and not where another language was chosen meanwhile', async () => {
  let arrive = () => {};
  const { store, setLanguage } = setUp('en', (language) =>
    language === 'en'
      ? Promise.resolve()
      : new Promise((resolve) => {
          arrive = resolve;
        }),
  );
  const first = setLanguage('zh');
  expect(store.getState().language).toBe('en');
  arrive();
  await first;
  expect(store.getState().language).toBe('zh');
  await setLanguage('en');
  const late = setLanguage('zh');
  await setLanguage('en');
  arrive();
  await late;
  expect(store.getState().language).toBe('en');
});

it('stays with what there is where the texts cannot be fetched, and says so', async () => {
  const offline = async (language: Language) => {
    if (language === 'zh') throw new TypeError('Failed to fetch');
  };
  const page = setUp('en', offline);
  await page.setLanguage('zh');
  expect(page.store.getState()).toMatchObject({
    language: 'en',
    notices: [{ failure: { code: 'language-unreachable' } }],
  });
  const start = setUp('zh', offline);
  await start.bringMessages();
  expect(start.loadMessages).toHaveBeenCalledWith('zh');
  expect(start.store.getState()).toMatchObject({
    language: 'en',
    notices: [{ failure: { code: 'language-unreachable' } }],
  });
});
