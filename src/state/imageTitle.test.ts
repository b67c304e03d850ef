import { expect, it } from 'vitest';
import type { Sample } from '../domain/model';
import { traced } from './__fixtures__/tracedImage';
import type { TrayImage } from './appState';
import { imageTitle, photoCredits } from './imageTitle';

const samples = [
  {
    id: 'cat',
    file: 'cat.jpg',
    title: { en: 'A cat', zh: '猫' },
    credit: 'Ann',
    license: 'CC BY 4.0',
  } as Sample,
];
const sample: TrayImage = { ...traced('cat.jpg'), origin: { kind: 'sample', sample: 'cat' } };
const probe: TrayImage = {
  ...traced('copy'),
  origin: { kind: 'probe', of: sample.id, probe: { kind: 'flip', amount: 1 } },
};
const own = traced('own.png');

it('calls a sample by its title in the language on screen, any other image by its name', () => {
  expect(imageTitle({ samples, language: 'zh' }, sample)).toBe('猫');
  expect(imageTitle({ samples, language: 'en' }, own)).toBe('own.png');
});

it('credits each photographer once, also for a changed copy, and nobody for own images', () => {
  const images = [sample, probe, own];
  expect(photoCredits({ samples, images }, images)).toEqual(['photo cat.jpg: Ann, CC BY 4.0']);
  expect(photoCredits({ samples, images }, [probe])).toHaveLength(1);
  expect(photoCredits({ samples, images }, [own])).toEqual([]);
});
