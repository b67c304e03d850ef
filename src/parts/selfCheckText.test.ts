import { expect, it } from 'vitest';
import { translator } from '../i18n/translate';
import { selfCheckText } from './selfCheckText';

const t = translator('en');
const CHECK = { gates: 1.2345e-7, squeeze: 0, logits: 0.00123456, passed: true };

it('tells the largest differences to PyTorch in three digits', () => {
  expect(selfCheckText({ selfCheck: CHECK }, t)).toBe(
    'Largest difference to PyTorch on the reference image: gates 1.23e-7, logits 0.00123',
  );
});

it('tells differences that are too large, and kernels that had to go, in both languages', () => {
  const failed = selfCheckText({ selfCheck: { ...CHECK, passed: false } }, t);
  expect(failed).toContain('by more than they should: gates 1.23e-7');
  for (const selfCheck of [CHECK, null])
    for (const language of ['en', 'zh'] as const) {
      const plain = selfCheckText({ selfCheck, plainKernels: true }, translator(language));
      const own = selfCheckText({ selfCheck }, translator(language));
      expect(plain.startsWith(own)).toBe(true);
      expect(plain.length).toBeGreaterThan(own.length);
    }
});

it('does not call a model checked that came without a reference', () => {
  expect(selfCheckText({ selfCheck: null }, t)).toContain('not checked against PyTorch');
});
