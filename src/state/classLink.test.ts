import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLASS_CONTROLS } from '../domain/classControls';
import { INITIAL_STATE } from './appState';
import { addressOf, classLink, hasOwnParts, isSessionPath } from './classLink';
import { readLink } from './link';

beforeEach(() => {
  vi.stubGlobal('navigator', { language: 'en-US' });
  vi.stubGlobal('location', {
    href: 'https://lens.example/page/?view=learn#charts',
    origin: 'https://lens.example',
    protocol: 'https:',
  });
  vi.stubGlobal('document', { baseURI: 'https://lens.example/page/' });
});
afterEach(() => vi.unstubAllGlobals());

const state = {
  ...INITIAL_STATE,
  view: 'learn' as const,
  present: true,
  theme: 'dark' as const,
  backendChoice: 'cpu' as const,
  step: 'scale' as const,
  block: 'SE_4_6',
  channel: 7,
};
const choice = { path: 'short', language: 'en', session: '', allowed: CLASS_CONTROLS } as const;

describe('a teacher’s link', () => {
  it('names the step, its language and what is allowed, and nothing of the teacher’s device', () => {
    expect(classLink(state, { ...choice, step: 'scale' })).toEqual({
      view: 'learn',
      step: 'scale',
      block: 'SE_4_6',
      channel: 7,
      lang: 'en',
      allow: 'model,engine,images,edits,views',
    });
  });

  it('leaves the block of another step to that step, and everything to a session', () => {
    const other = classLink(state, { ...choice, step: 'squeeze', path: 'long', allowed: ['images'] });
    expect(other).toMatchObject({ step: 'squeeze', path: 'long', allow: 'images' });
    expect(other.block).toBeUndefined();
    const session = classLink(state, { ...choice, step: 'scale', session: 'sessions/a.selens.json' });
    expect(session).toMatchObject({ session: 'sessions/a.selens.json', step: 'scale' });
    expect(session.block).toBeUndefined();
  });

  it('is an address of this page that reads back', () => {
    const link = classLink(state, { ...choice, step: 'scale', allowed: [] });
    const address = new URL(addressOf(link));
    expect(address.pathname).toBe('/page/');
    expect(address.hash).toBe('');
    expect(readLink(address.search)).toEqual({
      link: expect.objectContaining({ allow: 'none' }),
      unknown: [],
    });
  });

  it('takes sessions of this site alone, and knows what no link can name', () => {
    expect(isSessionPath('sessions/a.selens.json')).toBe(true);
    expect(isSessionPath('https://elsewhere.example/a.json')).toBe(false);
    expect(hasOwnParts(state)).toBe(true);
  });
});
