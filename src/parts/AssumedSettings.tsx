import { useId, useState } from 'react';
import type { Failure } from '../domain/failure';
import { FAMILIES, type Family } from '../domain/family';
import type { LoadedModel } from '../domain/model';
import { SCORES, type Scores } from '../domain/scores';
import { type ConfigSettings, SETTING_NAMES, type SettingName } from '../domain/settings';
import { failureText } from '../i18n/failureText';
import type { Translate } from '../i18n/translate';
import { useActions } from '../state/react';

/** What neither the weights nor a config.json said: assumed values, each of which can be changed. */
export function AssumedSettings({ model, t }: { model: LoadedModel; t: Translate }) {
  const { changeSettings } = useActions();
  const open = SETTING_NAMES.filter((name) => model.assumed.includes(name) || name in model.chosen);
  const [texts, setTexts] = useState<Partial<Record<SettingName, string>>>({});
  const [refused, setRefused] = useState<Failure | null>(null);
  if (open.length === 0) return null;
  const text = (name: SettingName) => texts[name] ?? String(model.settings[name]).replaceAll(',', ', ');
  const set = (name: SettingName) => (value: string) => setTexts({ ...texts, [name]: value });
  return (
    <form
      className="assumed"
      data-testid="assumed-settings"
      onSubmit={(event) => {
        event.preventDefault();
        const settings = Object.fromEntries(open.map((name) => [name, parse(name, text(name))]));
        void changeSettings(settings).then(setRefused);
      }}
    >
      <p className="help">{t('header.model.assumed')}</p>
      {open.map((name) => (
        <Field key={name} name={name} value={text(name)} onChange={set(name)} t={t} />
      ))}
      <button type="submit" className="button">
        {t('header.model.assumed.apply')}
      </button>
      {/* A dialog covers the notices. */}
      {refused && <p role="alert">{failureText(t, refused)}</p>}
    </form>
  );
}

interface FieldProps {
  name: SettingName;
  value: string;
  onChange(value: string): void;
  t: Translate;
}

function Field({ name, value, onChange, t }: FieldProps) {
  const id = useId();
  const choices = CHOICES[name];
  return (
    <div className="assumed-setting">
      <label htmlFor={id}>{t(`setting.${name}`)}</label>
      {choices ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {TRANSLATED.has(choice) ? t(`setting.${choice as TranslatedChoice}`) : choice}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}

const CHOICES: Partial<Record<SettingName, string[]>> = {
  family: [...FAMILIES],
  stem_stride: ['1', '2'],
  max_pool: ['true', 'false'],
  interpolation: ['bilinear', 'bicubic'],
  scores: [...SCORES],
};

type TranslatedChoice = Family | Scores | 'true' | 'false';
const TRANSLATED: ReadonlySet<string> = new Set<TranslatedChoice>([...FAMILIES, ...SCORES, 'true', 'false']);

/** As config.json would hold it; what is no number stays a text, which the loader refuses and quotes. */
function parse(name: SettingName, text: string): ConfigSettings[SettingName] {
  const number = (part: string) => (part.trim() === '' || Number.isNaN(Number(part)) ? part : Number(part));
  if (name === 'interpolation') return text as ConfigSettings['interpolation'];
  if (name === 'family') return text as ConfigSettings['family'];
  if (name === 'scores') return text as ConfigSettings['scores'];
  if (name === 'max_pool') return text === 'true';
  if (name === 'mean' || name === 'std') return text.split(/[,，\s]+/).map(number) as ConfigSettings['mean'];
  return number(text) as number;
}
