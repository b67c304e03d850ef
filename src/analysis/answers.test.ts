import { expect, it } from 'vitest';
import { answers } from './answers';

const trace = {
  logits: Float32Array.of(-1, 2, 0),
  predictions: [
    { index: 1, label: 'cat', probability: 0.8 },
    { index: 2, label: 'dog', probability: 0.1 },
  ],
};

it('gives shares of all classes as the trace has them, or the sigmoid of each logit by itself', () => {
  expect(answers(trace, 'softmax').map(({ score }) => score)).toEqual([0.8, 0.1]);
  expect(answers(trace, 'sigmoid').map(({ label, score }) => [label, score])).toEqual([
    ['cat', 1 / (1 + Math.exp(-2))],
    ['dog', 0.5],
  ]);
});
