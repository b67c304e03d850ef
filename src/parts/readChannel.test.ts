import { describe, expect, it } from 'vitest';
import { readChannel } from './readChannel';

describe('the number of a channel', () => {
  it.each([
    ['0', 0],
    ['63', 63],
    [' 7 ', 7],
    ['007', 7],
    ['１２', 12],
  ])('is read from "%s"', (text, channel) => {
    expect(readChannel(text, 64)).toBe(channel);
  });

  it.each(['', '64', '-1', '1.5', '1e1', 'abc', '99999999999'])('is none in "%s"', (text) => {
    expect(readChannel(text, 64)).toBeNull();
  });
});
