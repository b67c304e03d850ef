import { describe, expect, it } from 'vitest';
import { meanInterval } from './meanInterval';

describe('the interval of camera frames', () => {
  it('is the mean over the last two seconds, whatever was before', () => {
    const slow = [0, 900, 1800];
    const fast = Array.from({ length: 41 }, (_, at) => 3000 + 50 * at);
    expect(meanInterval([...slow, ...fast], 5000)).toBe(50);
  });

  it('is that of the last two frames where each takes longer than two seconds', () => {
    expect(meanInterval([0, 2500, 6000], 6100)).toBe(3500);
  });

  it('grows while no frame comes', () => {
    expect(meanInterval([0, 50, 100], 160)).toBe(60);
    expect(meanInterval([0, 50, 100], 9000)).toBe(8900);
  });

  it('is unknown before the second frame', () => {
    expect(meanInterval([], 0)).toBeNull();
    expect(meanInterval([7], 100)).toBeNull();
  });
});
