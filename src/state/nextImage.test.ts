import { describe, expect, it } from 'vitest';
import { outputOf, READY, RUNTIME } from './__fixtures__/waitingClient';
import type { AppState, TrayImage } from './appState';
import { nextImage, outputKey } from './nextImage';

describe('the next image', () => {
  const image = (id: string, key: string | null): TrayImage => ({
    id,
    origin: { kind: 'file' },
    name: id,
    blob: new Blob(),
    version: 0,
    objectUrl: '',
    crop: null,
    running: false,
    output:
      key === null ? null : outputOf({ imageId: id, name: id, blob: new Blob(), crop: null, gateEdits: {} }),
    outputKey: key,
    modelLoad: null,
    predictionsHidden: false,
  });
  const fresh = outputKey(READY, image('any', null));
  const state = (patch: Partial<AppState>): AppState => ({
    ...READY,
    images: [image('unfinished', null), image('old', 'old'), image('shown', 'old'), image('chosen', null)],
    currentImage: 'shown',
    pendingImage: 'chosen',
    ...patch,
  });

  it('is the one chosen, then the one on screen, then the first without a result', () => {
    expect(nextImage(state({}))?.id).toBe('chosen');
    expect(nextImage(state({ pendingImage: null }))?.id).toBe('shown');
    expect(nextImage(state({ pendingImage: null, currentImage: null }))?.id).toBe('unfinished');
  });

  it('is none where all have results, also old ones that nobody looks at', () => {
    const images = [image('shown', fresh), image('old', 'old')];
    expect(nextImage(state({ images, pendingImage: null }))).toBeNull();
    expect(nextImage(state({ images, pendingImage: 'old' }))?.id).toBe('old');
  });

  it('is any of those compared, also an old one, but only where they are shown', () => {
    const images = [image('shown', fresh), image('old', 'old'), image('older', 'old')];
    const compared = [{ id: 'older', slot: 0 }];
    expect(nextImage(state({ images, pendingImage: null, compared }))).toBeNull();
    expect(nextImage(state({ images, pendingImage: null, compared, view: 'compare' }))?.id).toBe('older');
  });

  it('is none before a model is ready', () => {
    expect(nextImage(state({ stage: 'recovering' }))).toBeNull();
    expect(nextImage(state({ model: null }))).toBeNull();
  });

  it('depends on the model, the backend and the crop', () => {
    const one = image('one', null);
    const keys = [
      outputKey(READY, one),
      outputKey({ ...READY, modelLoads: 1 }, one),
      outputKey({ ...READY, runtime: { ...RUNTIME, backend: 'wasm' } }, one),
      outputKey(READY, { ...one, crop: { x: 0, y: 0, size: 8 } }),
      outputKey(READY, { ...one, crop: { x: 0, y: 1, size: 8 } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
