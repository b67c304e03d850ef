import { expect, it } from 'vitest';
import { translator } from '../i18n/translate';
import { selfCheckText } from './selfCheckText';

const t = translator('en');
const selfCheck = { gates: 1.2345e-7, squeeze: 0, logits: 0.00123456, passed: true };

it('tells the largest differences to PyTorch in three digits', () => {
  expect(selfCheckText({ selfCheck }, t)).toBe(
    'Largest difference to PyTorch on the reference image: gates 1.23e-7, logits 0.00123',
  );
});

it('tells differences that are too large', () => {
  const text = selfCheckText({ selfCheck: { ...selfCheck, passed: false } }, t);
  expect(text).toContain('by more than they should: gates 1.23e-7');
});

it('does not call a model checked that came without a reference', () => {
  expect(selfCheckText({ selfCheck: null }, t)).toContain('not checked against PyTorch');
});

it.each(['en', 'zh'] as const)('tells of kernels that had to go, checked or not, in %s', (language) => {
  for (const check of [selfCheck, null]) {
    const own = selfCheckText({ selfCheck: check }, translator(language));
    const plain = selfCheckText({ selfCheck: check, plainKernels: true }, translator(language));
    expect(plain.startsWith(own)).toBe(true);
    expect(plain.length).toBeGreaterThan(own.length);
  }
});
