import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_CONTROLS, readControls, writeControls } from './classControls';

describe('the controls of a class link', () => {
  it('read back what was written, whatever the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...CLASS_CONTROLS]), (controls) => {
        const read = readControls(writeControls(controls));
        expect(new Set(read)).toEqual(new Set(controls));
      }),
    );
  });

  it('may be none, and must be known', () => {
    expect(readControls('none')).toEqual([]);
    expect(writeControls([])).toBe('none');
    expect(readControls('images,model,model')).toEqual(['model', 'images']);
    for (const text of ['', 'models', 'model,', 'none,model']) expect(readControls(text)).toBeNull();
  });
});
