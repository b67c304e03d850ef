import { describe, expect, it } from 'vitest';
import { joinSentences } from './joinSentences';

describe('sentences in a row', () => {
  it('have a space between them, and none after a full-width mark', () => {
    expect(joinSentences('One.', 'Two.')).toBe('One. Two.');
    expect(joinSentences('一。', '二？', '三')).toBe('一。二？三');
    expect(joinSentences('来自 cat.png', 'Two.')).toBe('来自 cat.png Two.');
  });

  it('leave out what is empty, missing or false', () => {
    expect(joinSentences('', 'One.', null, false, undefined, 'Two.')).toBe('One. Two.');
    expect(joinSentences()).toBe('');
  });
});
