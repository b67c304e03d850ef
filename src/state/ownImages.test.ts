import { describe, expect, it } from 'vitest';
import type { ImageOrigin, TrayImage } from './appState';
import { ownImages } from './ownImages';

const image = (id: string, kind: ImageOrigin['kind']) => ({ id, origin: { kind } }) as TrayImage;
const ids = (images: TrayImage[]) => images.map(({ id }) => id);

describe('ownImages', () => {
  it('leaves out the samples and keeps the order', () => {
    const images = [image('a', 'file'), image('b', 'sample'), image('c', 'url')];
    expect(ids(ownImages(images, 'a'))).toEqual(['a', 'c']);
  });

  it('holds one camera frame: the chosen one, else the newest', () => {
    const images = [image('old', 'camera'), image('a', 'file'), image('new', 'camera')];
    expect(ids(ownImages(images, 'old'))).toEqual(['old', 'a']);
    expect(ids(ownImages(images, 'a'))).toEqual(['a', 'new']);
  });
});
