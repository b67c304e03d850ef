import { beforeAll, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { MODEL, READY } from './__fixtures__/waitingClient';
import { linkOf } from './address';
import type { AppState, ImageOrigin, TrayImage } from './appState';
import { tellOwn } from './tellOwn';

// The language of the page is named where it is not the browser's.
beforeAll(() => void vi.stubGlobal('navigator', { language: 'en' }));

const image = (id: string, origin: ImageOrigin) => ({ id, origin, name: id }) as TrayImage;
const IMAGES = [
  image('sample', { kind: 'sample', sample: 'dog' }),
  image('mine', { kind: 'file' }),
  image('camera', { kind: 'camera' }),
  image('copy', { kind: 'probe', of: 'sample', probe: { kind: 'brightness', amount: 0.5 } }),
];
const CARD = { id: MODEL.id, sha256: MODEL.sha256 } as AppState['catalog'][number];
const own = (patch: Partial<AppState>) =>
  linkOf({ ...READY, catalog: [CARD], images: IMAGES, currentImage: 'sample', ...patch }).own;

it('is said only of what is on screen and cannot be named', () => {
  expect(own({})).toBeUndefined();
  expect(own({ currentImage: 'mine' })).toBe('images-1');
  expect(own({ currentImage: 'camera' })).toBe('images-1');
  expect(own({ currentImage: 'mine', view: 'classes' })).toBeUndefined();
  const compared = IMAGES.map(({ id }, slot) => ({ id, slot }));
  expect(own({ view: 'compare', compared })).toBe('images-3');
  expect(own({ view: 'explore', compared })).toBeUndefined();
  const { lab } = READY;
  const edits = { SE_2_1: { mode: 'from', image: 'mine' } as const };
  expect(own({ view: 'lab', lab: { ...lab, edits } })).toBe('images-1');
});

it('names a network of a file, and none before there is one', () => {
  expect(own({ model: { ...MODEL, id: 'mine' } })).toBe('model');
  expect(own({ model: { ...MODEL, id: 'mine' }, currentImage: 'mine' })).toBe('model,images-1');
  expect(own({ model: { ...MODEL, id: 'hf:owner/name' } })).toBeUndefined();
  expect(own({ model: null })).toBeUndefined();
  const secondModel = { id: 'mine' } as AppState['secondModel'];
  expect(own({ view: 'compare', secondModel })).toBe('model');
  expect(own({ secondModel })).toBeUndefined();
});

it('is told to whoever opens the link', () => {
  const told = (value?: string, patch: Partial<AppState> = {}) => {
    const store = createStore<AppState>(() => ({ ...READY, catalog: [CARD], images: IMAGES, ...patch }));
    tellOwn(store, { own: value });
    return store.getState().notices.map((notice) => notice.kind === 'info' && [notice.code, notice.details]);
  };
  expect(told()).toEqual([]);
  expect(told('model')).toEqual([['link-own-model', { images: 0 }]]);
  expect(told('images-2')).toEqual([['link-own-images', { images: 2 }]]);
  expect(told('model,images-2')).toEqual([['link-own-both', { images: 2 }]]);
  // After a reload that brought the image back, which has not run yet.
  expect(told('images-1', { currentImage: 'sample', pendingImage: 'mine' })).toEqual([]);
  expect(told('model,images-1', { currentImage: 'mine' })).toEqual([['link-own-model', { images: 0 }]]);
});
