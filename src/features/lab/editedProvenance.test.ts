import { expect, it } from 'vitest';
import type { Profile } from '../../domain/profile';
import { outputOf } from '../../state/__fixtures__/waitingClient';
import { editedProvenance } from './editedProvenance';

const USUAL = {
  images: 2500,
  imagesPerClass: 25,
  classes: 100,
  file: { sha256: 'f00', images: null },
} as Profile;
const edited = (gateEdits: Parameters<typeof outputOf>[0]['gateEdits']) =>
  outputOf({ imageId: '1', name: 'cat.png', blob: new Blob(), crop: null, gateEdits }).trace;

it('names the edits, and the reference where an edit asks for it or the figure compares with it', () => {
  const frozen = edited({ SE_4_1: { mode: 'profile', class: '*' } });
  expect(editedProvenance(frozen, USUAL).at(-1)).toBe(
    'gate edits: {"SE_4_1":{"mode":"profile","class":"*"}}',
  );
  expect(editedProvenance(frozen, USUAL).join()).toContain('25 reference images of each of 100 classes');
  const bypassed = edited({ SE_4_1: { mode: 'bypass' } });
  expect(editedProvenance(bypassed, USUAL).join()).not.toContain('reference images');
  expect(editedProvenance(bypassed, USUAL, true).join()).toContain('reference images');
});
