import { add, mean, mul, ones, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core';
import type { ResolvedEdit, ResolvedEdits } from '../domain/gateEdit';
import type { GateOverride } from './forward';

/** Resolved gate edits as the forward pass takes them. */
export function gateOverrides(edits: ResolvedEdits): Map<string, GateOverride> {
  return new Map(Object.entries(edits).map(([block, edit]) => [block, overrideOf(edit)]));
}

function overrideOf(edit: ResolvedEdit): GateOverride {
  switch (edit.kind) {
    case 'fixed':
      return edit.gates;
    case 'mean':
      // (1, C) -> (1, 1) -> (1, C)
      return (s) => mul<Tensor2D>(ones([1, s.shape[1]]), mean<Tensor2D>(s, 1, true));
    case 'channels': {
      const { gates, replaced } = edit;
      const kept = replaced.map((share) => 1 - share);
      const set = gates.map((gate, channel) => gate * replaced[channel]);
      return (s) => add(mul(s, tensor2d(kept, [1, kept.length])), tensor2d(set, [1, set.length]));
    }
  }
}
