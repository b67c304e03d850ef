import { describe, expect, it } from 'vitest';
import { scaledMedia } from './presenterPage';

describe('breakpoints in presenter mode', () => {
  it('grow with the font, whatever else the condition asks', () => {
    expect(scaledMedia('(max-width: 40em)', 1.5)).toBe('(max-width: 60em)');
    expect(scaledMedia('(min-width: 40.01em) and (max-width: 68em)', 1.5)).toBe(
      '(min-width: 60.015em) and (max-width: 102em)',
    );
    expect(scaledMedia('(prefers-reduced-motion: reduce)', 1.5)).toBe('(prefers-reduced-motion: reduce)');
    expect(scaledMedia('(max-width: 44px)', 1.5)).toBe('(max-width: 44px)');
  });
});
