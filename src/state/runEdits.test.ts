import { describe, expect, it } from 'vitest';
import { traced } from './__fixtures__/tracedImage';
import { READY } from './__fixtures__/waitingClient';
import type { AppState, ImageOrigin } from './appState';
import { imagesInScope } from './runEdits';

const image = (id: string, origin: ImageOrigin) => ({ ...traced(id), origin });
const names = (state: AppState) => imagesInScope(state, 'tray').map(({ id }) => id);
const sample = image('dog', { kind: 'sample', sample: 'dog' });
const file = image('mine', { kind: 'file' });
const copy = image('copy', { kind: 'probe', of: 'mine', probe: { kind: 'blur', amount: 2 } });

describe('the images of an experiment over several', () => {
  it("are the visitor's, not a sample on which the page opened, nor a changed copy of one of them", () => {
    const state: AppState = { ...READY, images: [sample, file, copy], currentImage: 'dog' };
    expect(names(state)).toEqual(['mine']);
    expect(imagesInScope(state, 'one').map(({ id }) => id)).toEqual(['dog']);
  });

  it('are the samples opened so far where the visitor has none', () => {
    expect(names({ ...READY, images: [sample], currentImage: 'dog' })).toEqual(['dog']);
  });
});
