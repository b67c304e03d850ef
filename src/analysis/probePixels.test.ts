import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pixels, probePixels } from './probePixels';

const SIDE = 12;
/** All of the picture is seen. */
const whole = ({ width }: Pick<Pixels, 'width'> & Partial<Pixels>) => ({ x: 0, y: 0, size: width });
const byte = fc.integer({ min: 0, max: 255 });
const pictures = fc
  .array(byte, { minLength: 3 * SIDE * SIDE, maxLength: 3 * SIDE * SIDE })
  .map((values): Pixels => {
    const data = new Uint8ClampedArray(4 * SIDE * SIDE).fill(255);
    values.forEach((value, i) => {
      data[4 * Math.floor(i / 3) + (i % 3)] = value;
    });
    return { width: SIDE, height: SIDE, data };
  });
const luminance = ({ data }: Pixels, at: number) =>
  0.213 * data[4 * at] + 0.715 * data[4 * at + 1] + 0.072 * data[4 * at + 2];

describe('a probe', () => {
  it('changes nothing at its neutral amount, and never the picture it was given', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const before = [...picture.data];
        for (const probe of [
          { kind: 'blur', amount: 0 },
          { kind: 'occlude', amount: 0 },
          { kind: 'brightness', amount: 1 },
          { kind: 'hue', amount: 0 },
          { kind: 'hue', amount: 360 },
        ] as const)
          probePixels(picture, probe, whole(picture)).data.forEach((value, i) => {
            expect(Math.abs(value - before[i])).toBeLessThanOrEqual(1);
          });
        probePixels(picture, { kind: 'blur', amount: 8 }, whole(picture));
        probePixels(picture, { kind: 'occlude', amount: 50 }, whole(picture));
        expect([...picture.data]).toEqual(before);
      }),
    );
  });

  it('flips left to right, twice to the same', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const once = probePixels(picture, { kind: 'flip', amount: 1 }, whole(picture));
        expect(once.data[0]).toBe(picture.data[4 * (SIDE - 1)]);
        expect([...probePixels(once, { kind: 'flip', amount: 1 }, whole(once)).data]).toEqual([
          ...picture.data,
        ]);
      }),
    );
  });

  it('covers the middle with gray, as large as asked', () => {
    const white: Pixels = {
      width: SIDE,
      height: SIDE,
      data: new Uint8ClampedArray(4 * SIDE * SIDE).fill(255),
    };
    const { data } = probePixels(white, { kind: 'occlude', amount: 50 }, whole(white));
    const gray = Array.from({ length: SIDE * SIDE }, (_, i) => data[4 * i] === 128);
    expect(gray.filter(Boolean)).toHaveLength(36);
    expect(gray[3 * SIDE + 3]).toBe(true);
    expect(gray[2 * SIDE + 3]).toBe(false);
  });

  it('turns hues and keeps luminance where nothing is clipped', () => {
    const muted: Pixels = { width: 1, height: 1, data: Uint8ClampedArray.of(140, 120, 110, 255) };
    const turned = probePixels(muted, { kind: 'hue', amount: 120 }, whole(muted));
    expect([...turned.data.slice(0, 3)]).not.toEqual([...muted.data.slice(0, 3)]);
    expect(luminance(turned, 0)).toBeCloseTo(luminance(muted, 0), -0.2);
    expect(turned.data[3]).toBe(255);
  });

  it('darkens and brightens by its factor, up to white', () => {
    const picture: Pixels = { width: 1, height: 1, data: Uint8ClampedArray.of(100, 200, 50, 255) };
    expect([...probePixels(picture, { kind: 'brightness', amount: 0.5 }, whole(picture)).data]).toEqual([
      50, 100, 25, 255,
    ]);
    expect([...probePixels(picture, { kind: 'brightness', amount: 2 }, whole(picture)).data]).toEqual([
      200, 255, 100, 255,
    ]);
  });

  it('blurs: contrast falls, the mean stays', () => {
    const data = new Uint8ClampedArray(4 * 64 * 64).fill(255);
    for (let i = 0; i < 64 * 64; i++) data.fill((i % 64) % 8 < 4 ? 200 : 40, 4 * i, 4 * i + 3);
    const blurred = probePixels(
      { width: 64, height: 64, data },
      { kind: 'blur', amount: 6 },
      whole({ width: 64, height: 64, data }),
    );
    const red = Array.from({ length: 64 * 64 }, (_, i) => blurred.data[4 * i]);
    const mean = red.reduce((a, b) => a + b) / red.length;
    expect(Math.abs(mean - 120)).toBeLessThan(8);
    expect(Math.max(...red) - Math.min(...red)).toBeLessThan(100);
  });
});
