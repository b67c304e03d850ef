import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeChannelSet } from '../domain/channelSet';
import { CLASS_CONTROLS, writeControls } from '../domain/classControls';
import { historyStep, type Link, readImages, readLink, writeImages, writeLink } from './link';

const links: fc.Arbitrary<Link> = fc.record(
  {
    view: fc.constantFrom('explore' as const, 'compare' as const, 'classes' as const, 'learn' as const),
    model: fc.string({ minLength: 1 }),
    models: fc.constantFrom('a.b,c.d', 'x,hf:OWNER/NAME'),
    image: fc.string({ minLength: 1 }).map((rest) => `url:${rest}`),
    images: fc
      .array(
        fc.webUrl().map((url) => `url:${url},x`),
        { minLength: 1, maxLength: 6 },
      )
      .map((images) => writeImages(images)),
    block: fc.string({ minLength: 1 }),
    channel: fc.nat(4095),
    brush: fc
      .uniqueArray(fc.nat(4095), { minLength: 1, maxLength: 50 })
      .map((channels) => writeChannelSet(channels.sort((a, b) => a - b))),
    classes: fc.array(fc.nat(999), { minLength: 1, maxLength: 6 }).map(String),
    order: fc.constantFrom('gate' as const, 'deviation' as const, 'pinned' as const),
    unit: fc.constantFrom('ratio' as const, 'usual' as const),
    colors: fc.constantFrom('block' as const, 'deviation' as const),
    usual: fc.oneof(fc.constant('all'), fc.nat(999).map(String)),
    channels: fc.constant('all' as const),
    range: fc.constant('fit' as const),
    step: fc.string({ minLength: 1 }),
    path: fc.constant('long' as const),
    present: fc.constant('1' as const),
    allow: fc.subarray([...CLASS_CONTROLS]).map(writeControls),
    lang: fc.constantFrom('en' as const, 'zh' as const),
    theme: fc.constantFrom('light' as const, 'dark' as const),
    backend: fc.constantFrom('auto' as const, 'webgl' as const, 'wasm' as const, 'cpu' as const),
  },
  { requiredKeys: [] },
);

describe('links', () => {
  it('read back what was written', () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(readLink(writeLink(link)).link).toEqual(link);
      }),
    );
  });

  it('name several images, also where an address has commas or percent signs', () => {
    const images = ['sample:a', 'url:https://example.org/a,b%2Cc%20d.png'];
    expect(readImages(writeImages(images))).toEqual(images);
    expect(readLink('?images=sample:a,cat').unknown).toEqual([{ name: 'images', value: 'sample:a,cat' }]);
  });

  it('never throw on any query string', () => {
    fc.assert(
      fc.property(fc.string(), (search) => {
        expect(readLink(search).link).toBeTypeOf('object');
      }),
    );
  });

  it('read a set of channels as people write it, and say where it is none', () => {
    expect(readLink('?brush=50-48,12, 49').link).toEqual({ brush: '12,48-50' });
    for (const wrong of ['cat', '1-', ''])
      expect(readLink(`?brush=${wrong}`)).toEqual({ link: {}, unknown: [{ name: 'brush', value: wrong }] });
  });

  it('report unknown values and leave them out', () => {
    const { link, unknown } = readLink(
      '?view=nowhere&lang=fr&channel=-1&backend=wasm&image=cat&classes=1,x&models=a',
    );
    expect(link).toEqual({ backend: 'wasm' });
    expect(unknown.map((entry) => entry.name)).toEqual([
      'view',
      'models',
      'image',
      'channel',
      'classes',
      'lang',
    ]);
  });

  it('push a step for another image or block, replace for another channel or language', () => {
    expect(historyStep({ block: 'a' }, { block: 'b' })).toBe('push');
    expect(historyStep({ step: 'scale' }, { step: 'ratio' })).toBe('push');
    expect(historyStep({ channel: 1 }, { channel: 2 })).toBe('replace');
    expect(historyStep({ brush: '1-3' }, { brush: '1-4' })).toBe('replace');
    expect(historyStep({ channel: 1, image: 'sample:a' }, { channel: 2, image: 'sample:b' })).toBe('push');
    expect(historyStep({ step: 'scale' }, { step: 'scale', block: 'a', channel: 1 })).toBe('replace');
    expect(historyStep({ step: 'scale' }, { step: 'ratio', block: 'a' })).toBe('push');
    expect(historyStep({ lang: 'en' }, { lang: 'en' })).toBe('none');
  });
});
