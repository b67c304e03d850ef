import type { ComparisonPlan, NetName } from './comparison';

/** What `--only` chooses from: parts that measure this application alone, and those that compare it with others. */
export const PAGE_PARTS = ['taps', 'edits', 'comparison', 'tasks', 'memory', 'layout', 'bundle'] as const;
export const PEER_PARTS = ['onnx', 'wasm', 'webgl', 'cpu', 'groups', 'cold'] as const;
export type PagePart = (typeof PAGE_PARTS)[number];
export type PeerPart = (typeof PEER_PARTS)[number];
export type Part = PagePart | PeerPart;

const BUNDLED: NetName[] = ['everyday', 'cifar', 'plain'];

/** `deep`: SE-ResNet-101, too. */
export function plansOf(part: Exclude<PeerPart, 'cold'>, deep: boolean): ComparisonPlan[] {
  const large: NetName[] = deep ? ['seresnet50', 'seresnet101'] : ['seresnet50'];
  switch (part) {
    case 'onnx':
      return [...BUNDLED, ...large].map((net) => ({
        net,
        backend: 'wasm',
        participants: ['se-lens', 'se-lens-taps', 'se-lens-single', 'onnxruntime'],
        rounds: large.includes(net) ? 31 : 101,
      }));
    case 'wasm':
      return [...BUNDLED, ...large].map((net) => ({
        net,
        backend: 'wasm',
        participants: ['se-lens', 'straight', 'layers'],
        rounds: large.includes(net) ? 15 : 51,
      }));
    case 'webgl':
      return [...BUNDLED, ...large].map((net) => ({
        net,
        backend: 'webgl',
        participants: ['se-lens', 'se-lens-taps', 'straight', 'layers'],
        rounds: large.includes(net) ? 9 : 31,
      }));
    case 'cpu':
      return [{ net: 'cifar', backend: 'cpu', participants: ['se-lens', 'straight', 'layers'], rounds: 9 }];
    case 'groups':
      return (['seresnext26', 'seresnext50'] as const).flatMap((net): ComparisonPlan[] => [
        { net, backend: 'wasm', participants: ['se-lens', 'dense-groups', 'onnxruntime'], rounds: 15 },
        { net, backend: 'webgl', participants: ['se-lens', 'dense-groups'], rounds: 9 },
      ]);
  }
}
