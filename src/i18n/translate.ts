import en from './en.json';

export type MessageKey = keyof typeof en;
export type Translate = (key: MessageKey, places?: Record<string, string | number>) => string;

const createTranslator =
  (messages: Record<MessageKey, string>): Translate =>
  (key, places = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (place, name: string) => String(places[name] ?? place));

/** Chinese comes when somebody asks for it: the two are a third of what the page would load at first. */
const TRANSLATORS: { en: Translate; zh: Translate | null } = { en: createTranslator(en), zh: null };

/** Settles once the messages of a language are there. Rejects where they cannot be fetched. */
export async function loadMessages(language: 'en' | 'zh'): Promise<void> {
  TRANSLATORS[language] ??= createTranslator((await import('./zh.json')).default);
}

/** The messages of a language, English before `loadMessages` settled; `{name}` places are filled from `places`. */
export function translator(language: 'en' | 'zh'): Translate {
  return TRANSLATORS[language] ?? TRANSLATORS.en;
}
