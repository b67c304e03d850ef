import { useEffect } from 'react';
import type { Profile } from '../domain/profile';
import { useActions, useApp } from './react';

/** The profile of the model in use, asked for while `wanted`; null until it is there, or where there is none. */
export function useProfile(wanted: boolean): Profile | null {
  const state = useApp((app) => app.profileState);
  const ready = useApp((app) => app.stage === 'ready');
  const profile = useApp((app) => app.profile);
  const { ensureProfile } = useActions();
  useEffect(() => {
    if (wanted && ready && state === 'none') void ensureProfile();
  }, [wanted, ready, state, ensureProfile]);
  return profile;
}
