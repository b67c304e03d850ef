import type { Trace } from '../../domain/trace';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import type { Reference } from '../../state/appState';
import { useActions, useApp } from '../../state/react';
import { useProfile } from '../../state/useProfile';

/** What the block's gates are set against: nothing, all classes, or "if this were a …", at first the predicted class. */
export function ReferenceSwitch({ trace }: { trace: Trace | null }) {
  const language = useApp((state) => state.language);
  const model = useApp((state) => state.model);
  const reference = useApp((state) => state.reference);
  const failure = useApp((state) => state.profileFailure);
  const profile = useProfile(reference !== 'none');
  const { setReference } = useActions();
  const t = translator(language);
  const labels = (language === 'zh' ? model?.labelsZh : null) ?? model?.labels ?? [];
  const kinds: [string, Reference, boolean][] = [
    [t('reference.none'), 'none', reference === 'none'],
    [t('reference.all'), 'all', reference === 'all'],
    [t('reference.class'), trace?.predictions[0]?.index ?? 0, typeof reference === 'number'],
  ];
  return (
    <div className="labeled-switch" data-testid="reference-switch">
      <span id="reference">{t('reference.label')}</span>
      <fieldset className="switch" aria-labelledby="reference">
        {kinds.map(([text, value, pressed]) => (
          <button key={text} type="button" aria-pressed={pressed} onClick={() => setReference(value)}>
            {text}
          </button>
        ))}
      </fieldset>
      {typeof reference === 'number' && (
        <select
          aria-label={t('reference.class.label')}
          value={reference}
          onChange={(event) => setReference(Number(event.target.value))}
        >
          {labels.map((label, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class
            <option key={index} value={index}>
              {label}
            </option>
          ))}
        </select>
      )}
      {reference !== 'none' && (
        <p className="help" role="status">
          {failure
            ? failureText(t, failure)
            : profile &&
              (reference === 'all'
                ? t('reference.help.all', { images: profile.imagesPerClass * profile.classes })
                : t('reference.help.class', { label: labels[reference], images: profile.imagesPerClass }))}
        </p>
      )}
    </div>
  );
}
