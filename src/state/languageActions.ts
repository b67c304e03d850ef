import type { StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { AppState, Language } from './appState';
import { refuse } from './notices';
import { keepPreference } from './preferences';

/** The language of the page. `loadMessages` rejects where its texts cannot be fetched. */
export function createLanguageActions(
  store: StoreApi<AppState>,
  loadMessages: (language: Language) => Promise<void>,
) {
  let wanted: Language | null = null;

  const arrived = async (language: Language): Promise<boolean> => {
    try {
      await loadMessages(language);
      return true;
    } catch {
      refuse(store, fail('language-unreachable'));
      return false;
    }
  };

  return {
    /** The page stays as it is where the texts cannot be fetched. */
    async setLanguage(language: Language): Promise<void> {
      wanted = language;
      // The other one may be chosen meanwhile.
      if (!(await arrived(language)) || wanted !== language) return;
      keepPreference('language', language);
      store.setState({ language });
    },

    /** Before the page is first shown: the texts of its language, English where they cannot be fetched. */
    async bringMessages(): Promise<void> {
      if (!(await arrived(store.getState().language))) store.setState({ language: 'en' });
    },
  };
}
