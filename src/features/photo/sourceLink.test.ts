import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../domain/model';
import { sourceLink } from './sourceLink';

describe('sourceLink', () => {
  it('leads to the page of the package', () => {
    expect(sourceLink('scikit-image 0.24.0 (PyPI), skimage/data/coffee.png')).toBe(
      'https://pypi.org/project/scikit-image/0.24.0/',
    );
    expect(sourceLink('@stdlib/datasets-img 0.2.3 (npm), data/image.jpg')).toBe(
      'https://www.npmjs.com/package/@stdlib/datasets-img/v/0.2.3',
    );
  });

  it('is null where no archive is named', () => {
    expect(sourceLink('my own photograph')).toBeNull();
  });

  it('knows the source of every sample', () => {
    const path = new URL('../../../public/samples/index.json', import.meta.url);
    for (const { source } of JSON.parse(readFileSync(path, 'utf8')) as Sample[])
      expect(sourceLink(source), source).not.toBeNull();
  });
});
