import type { ReactNode } from 'react';
import type { Profile } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { ProfileProblem } from '../../parts/ProfileProblem';
import { useApp } from '../../state/react';
import { useProfile } from '../../state/useProfile';

/** The profile of the validation images, else why it is not there. A reference of the visitor's images knows no classes. */
export function useLessonProfile(): { profile: Profile | null; instead: ReactNode; failed: boolean } {
  const t = translator(useApp((state) => state.language));
  const profile = useProfile(true);
  const failed = useApp((state) => state.profileState === 'failed');
  if (profile && profile.classes > 0) return { profile, instead: null, failed: false };
  if (profile)
    return { profile: null, instead: <p>{t('classes.own', { images: profile.images })}</p>, failed: true };
  return {
    profile: null,
    failed,
    instead: failed ? <ProfileProblem /> : <p role="status">{t('classes.loading')}</p>,
  };
}
