import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { LoadedModel } from '../domain/model';
import { MODEL, READY } from './__fixtures__/waitingClient';
import { reportSelfCheck } from './reportSelfCheck';

const PLAIN: LoadedModel = { ...MODEL, plainKernels: true };

function toldOf(model: LoadedModel, former: LoadedModel | null): string[] {
  const store = createStore(() => READY);
  reportSelfCheck(store, model, former);
  return store
    .getState()
    .notices.map((notice) =>
      notice.kind === 'info' ? notice.code : 'failure' in notice ? notice.failure.code : '',
    );
}

it('tells once that our kernels had to go, also of a model without a reference', () => {
  expect(toldOf(MODEL, null)).toEqual([]);
  expect(toldOf(PLAIN, null)).toEqual(['plain-kernels']);
  expect(toldOf(PLAIN, MODEL)).toEqual(['plain-kernels']);
  expect(toldOf(PLAIN, PLAIN)).toEqual([]);
});

it('tells each time that results are not those of PyTorch', () => {
  const wrong: LoadedModel = { ...PLAIN, selfCheck: { gates: 1, squeeze: 1, logits: 1, passed: false } };
  expect(toldOf(wrong, wrong)).toEqual(['self-check-failed']);
});
