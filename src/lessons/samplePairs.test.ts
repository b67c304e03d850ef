import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../domain/model';
import { samplePairs } from './samplePairs';

const bundled = JSON.parse(
  readFileSync(new URL('../../public/samples/index.json', import.meta.url), 'utf8'),
) as Sample[];
const samples = (...classes: (string | undefined)[]) =>
  classes.map((name, at) => ({ id: `${at}`, class: name }) as Sample);

describe('pairs of samples', () => {
  it('are there among the bundled ones, as the step on two images asks for them', () => {
    const pairs = samplePairs(bundled);
    expect(pairs?.alike[0].class).toBe(pairs?.alike[1].class);
    expect(pairs?.alike[0].id).not.toBe(pairs?.alike[1].id);
    expect(pairs?.unlike[0]).toBe(pairs?.alike[0]);
    expect(pairs?.unlike[1].class).not.toBe(pairs?.alike[0].class);
  });

  it('are none where no two are of one class, or all are', () => {
    expect(samplePairs(samples('a', 'b', undefined, undefined))).toBeNull();
    expect(samplePairs(samples('a', 'a', undefined))).toBeNull();
    expect(samplePairs([])).toBeNull();
  });
});
