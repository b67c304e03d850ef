import { failureText } from '../i18n/failureText';
import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';
import { ReferenceMaker } from './ReferenceMaker';

/** Why nothing is known to be usual for the model in use, and what can be done about it; nothing where it is known. */
export function ProfileProblem() {
  const t = translator(useApp((state) => state.language));
  const failure = useApp((state) => state.profileFailure);
  const { ensureProfile } = useActions();
  if (!failure) return null;
  return (
    <div className="profile-problem" role="status">
      <span>{failureText(t, failure)}</span>
      {failure.code !== 'profile-missing' && (
        <button type="button" className="button" onClick={() => void ensureProfile(true)}>
          {t('lead.retry')}
        </button>
      )}
      <ReferenceMaker />
    </div>
  );
}
