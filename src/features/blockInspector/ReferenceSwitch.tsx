import { labelsIn } from '../../domain/classLabels';
import { isOwnReference } from '../../domain/profile';
import type { Trace } from '../../domain/trace';
import { translator } from '../../i18n/translate';
import { ProfileProblem } from '../../parts/ProfileProblem';
import { profileImages } from '../../parts/profileImages';
import { ReferenceMaker } from '../../parts/ReferenceMaker';
import type { Reference } from '../../state/appState';
import { drawnModel } from '../../state/drawn';
import { useActions, useApp } from '../../state/react';
import { useProfile } from '../../state/useProfile';

/** What the block's gates are set against: nothing, all classes, or "if this were a …", at first the predicted class. */
export function ReferenceSwitch({ trace }: { trace: Trace | null }) {
  const language = useApp((state) => state.language);
  const model = useApp(drawnModel);
  const reference = useApp((state) => state.reference);
  const profile = useProfile(reference !== 'none');
  const { setReference } = useActions();
  const t = translator(language);
  const labels = model ? labelsIn(language, model) : [];
  // A reference of the visitor's own images has no classes.
  const own = profile?.classes === 0;
  const source = profile ? profileImages(t, language, profile) : '';
  const kinds: [string, Reference, boolean][] = [
    [t('reference.none'), 'none', reference === 'none'],
    [t(own ? 'reference.own' : 'reference.all'), 'all', reference === 'all'],
  ];
  if (!own)
    kinds.push([t('reference.class'), trace?.predictions[0]?.index ?? 0, typeof reference === 'number']);
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
          {profile &&
            (reference === 'all'
              ? t(isOwnReference(profile) ? 'reference.help.own' : 'reference.help.all', {
                  images: profile.images,
                  source,
                })
              : t('reference.help.class', {
                  label: labels[reference],
                  images: profile.imagesPerClass,
                  source,
                }))}
        </p>
      )}
      {reference !== 'none' && <ProfileProblem />}
      {(reference !== 'none' || profile) && own && <ReferenceMaker />}
    </div>
  );
}
