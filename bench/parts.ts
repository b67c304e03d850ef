import type { ComparisonPlan, NetName } from './comparison';

/** What `--only` chooses from: parts that measure this application alone, and those that compare it with others. */
export const PAGE_PARTS = [
  'taps',
  'edits',
  'comparison',
  'start',
  'tasks',
  'memory',
  'layout',
  'bundle',
] as const;
export const PEER_PARTS = ['onnx', 'wasm', 'webgl', 'cpu', 'groups', 'deep', 'cold'] as const;
export type PagePart = (typeof PAGE_PARTS)[number];
export type PeerPart = (typeof PEER_PARTS)[number];
export type Part = PagePart | PeerPart;

const NETS: NetName[] = ['everyday', 'cifar', 'plain', 'seresnet50'];

export function plansOf(part: Exclude<PeerPart, 'cold'>): ComparisonPlan[] {
  switch (part) {
    case 'onnx':
      return NETS.map((net) => ({
        net,
        backend: 'wasm',
        participants: ['se-lens', 'se-lens-taps', 'se-lens-other', 'onnxruntime', 'onnxruntime-all'],
        rounds: net === 'seresnet50' ? 31 : 101,
      }));
    case 'wasm':
      return NETS.map((net) => ({
        net,
        backend: 'wasm',
        participants: ['se-lens', 'straight', 'layers'],
        rounds: net === 'seresnet50' ? 15 : 51,
      }));
    case 'webgl':
      return NETS.map((net) => ({
        net,
        backend: 'webgl',
        participants: ['se-lens', 'se-lens-taps', 'straight', 'layers'],
        rounds: net === 'seresnet50' ? 9 : 31,
      }));
    case 'cpu':
      return [{ net: 'cifar', backend: 'cpu', participants: ['se-lens', 'straight', 'layers'], rounds: 9 }];
    case 'groups':
      return (['seresnext26', 'seresnext50'] as const).flatMap((net): ComparisonPlan[] => [
        { net, backend: 'wasm', participants: ['se-lens', 'dense-groups', 'onnxruntime'], rounds: 15 },
        { net, backend: 'webgl', participants: ['se-lens', 'dense-groups'], rounds: 9 },
      ]);
    case 'deep':
      return [
        {
          net: 'seresnet101',
          backend: 'wasm',
          participants: ['se-lens', 'se-lens-taps', 'straight', 'layers', 'onnxruntime'],
          rounds: 9,
        },
        {
          net: 'seresnet101',
          backend: 'webgl',
          participants: ['se-lens', 'se-lens-taps', 'straight', 'layers'],
          rounds: 3,
        },
      ];
  }
}
