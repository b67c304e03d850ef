import { expect, it } from 'vitest';
import { traced } from './__fixtures__/tracedImage';
import { comparisonProvenance } from './comparisonProvenance';

it('tells which of the images ran with edited gates', () => {
  const { trace } = traced('x.png').output!;
  const [plain, edited] = comparisonProvenance([
    trace,
    { ...trace, gateEdits: { SE_2_1: { mode: 'bypass' } } },
  ]);
  expect(plain).not.toContain('gate edits');
  expect(edited).toBe(`${plain}, gate edits: {"SE_2_1":{"mode":"bypass"}}`);
});
