import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ExcitationWeights } from '../domain/excitation';
import { fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import type { InferenceClient } from '../inference/protocol';
import { type AppState, INITIAL_STATE } from './appState';
import { createExcitationActions } from './excitationActions';

const WEIGHTS = { w1: Float32Array.of(1) } as ExcitationWeights;

function setUp() {
  const store = createStore<AppState>(() => ({ ...INITIAL_STATE, modelLoads: 1 }));
  const asked: { block: string; answer(result: Result<ExcitationWeights>): void }[] = [];
  const client = {
    excitationWeights: (block: string) =>
      new Promise<Result<ExcitationWeights>>((answer) => asked.push({ block, answer })),
  } as InferenceClient;
  return { store, asked, ...createExcitationActions(store, client) };
}

describe('the weights of an SE layer', () => {
  it('are asked for once a block', async () => {
    const { asked, excitationWeights } = setUp();
    const first = excitationWeights('SE_2_1');
    void excitationWeights('SE_2_2');
    expect(excitationWeights('SE_2_1')).toBe(first);
    expect(asked.map(({ block }) => block)).toEqual(['SE_2_1', 'SE_2_2']);
    asked[0].answer(succeed(WEIGHTS));
    expect(await first).toEqual(succeed(WEIGHTS));
    expect(excitationWeights('SE_2_1')).toBe(first);
  });

  it('are asked for again after a failure', async () => {
    const { asked, excitationWeights } = setUp();
    const first = excitationWeights('SE_2_1');
    asked[0].answer(fail('context-lost'));
    await first;
    void excitationWeights('SE_2_1');
    expect(asked).toHaveLength(2);
  });

  it('are let go when another model comes, and not when anything else changes', () => {
    const { store, asked, excitationWeights } = setUp();
    void excitationWeights('SE_2_1');
    store.setState({ channel: 3 });
    void excitationWeights('SE_2_1');
    expect(asked).toHaveLength(1);
    store.setState({ modelLoads: 2 });
    void excitationWeights('SE_2_1');
    expect(asked).toHaveLength(2);
  });
});
