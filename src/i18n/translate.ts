import en from './en.json';
import zh from './zh.json';

export type MessageKey = keyof typeof en;
export type Translate = (key: MessageKey, places?: Record<string, string | number>) => string;

const MESSAGES: Record<'en' | 'zh', Record<MessageKey, string>> = { en, zh };

function createTranslator(language: 'en' | 'zh'): Translate {
  const messages = MESSAGES[language];
  return (key, places = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (place, name: string) => String(places[name] ?? place));
}

const TRANSLATORS = { en: createTranslator('en'), zh: createTranslator('zh') };

/** The messages of a language; `{name}` places are filled from `places`. */
export function translator(language: 'en' | 'zh'): Translate {
  return TRANSLATORS[language];
}
