import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLASS_CONTROLS } from '../domain/classControls';
import { type AppState, type ImageOrigin, INITIAL_STATE } from './appState';
import { addressOf, classLink, classSees, isSessionPath, ownParts } from './classLink';
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

  it('takes sessions of this site alone, and no others', () => {
    expect(isSessionPath('sessions/a.selens.json')).toBe(true);
    expect(isSessionPath('https://elsewhere.example/a.json')).toBe(false);
  });

  it('says what students find where the network or the image is the visitor’s, and keeps no channel of it', () => {
    const card = { id: 'bundled', default: true };
    const samples = [{ id: 'dog', title: { en: 'Dog', zh: '狗' } }];
    const showing = (origin: ImageOrigin, model: string) =>
      ({
        ...state,
        catalog: [card],
        samples,
        model: { id: model },
        images: [{ id: 'i', name: 'mine.jpg', origin }],
        currentImage: 'i',
      }) as unknown as AppState;
    const placed = (of: AppState) => {
      const { block, channel, image } = classLink(of, { ...choice, step: 'scale' });
      return { block, channel, image };
    };
    const file = { kind: 'file' } as const;
    const sample = { kind: 'sample', sample: 'dog' } as const;

    const bundled = showing(sample, 'bundled');
    expect(ownParts(bundled)).toEqual({ model: false, image: false });
    expect(classSees(bundled)).toEqual({ model: 'bundled', image: 'Dog' });
    expect(placed(bundled)).toMatchObject({ block: 'SE_4_6', channel: 7 });

    const linked = showing({ kind: 'url', url: 'https://a.example/b.png' }, 'owner/net');
    expect(ownParts(linked)).toEqual({ model: false, image: false });
    expect(classSees(linked)).toEqual({ model: 'owner/net', image: 'mine.jpg' });

    const photo = showing(file, 'bundled');
    expect(ownParts(photo)).toEqual({ model: false, image: true });
    expect(classSees(photo)).toEqual({ model: 'bundled', image: 'Dog' });
    expect(placed(photo)).toEqual({ block: 'SE_4_6', channel: undefined, image: undefined });

    const both = showing(file, 'weights');
    expect(ownParts(both)).toEqual({ model: true, image: true });
    expect(classSees(both)).toEqual({ model: 'bundled', image: 'Dog' });
    expect(placed(both)).toEqual({ block: undefined, channel: undefined, image: undefined });
    expect(ownParts(state)).toEqual({ model: false, image: false });
  });
});
