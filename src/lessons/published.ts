/** A network of the paper's Table 2: errors in percent on ImageNet's validation images, single 224 px crop (299 for one). */
export interface PublishedNet {
  name: string;
  /** Re-implemented by the authors without SE, and with it. */
  plain: { top1: number; top5: number; gflops: number };
  se: { top1: number; top5: number; gflops: number };
}

const net = (
  name: string,
  [top1, top5, gflops]: [number, number, number],
  [seTop1, seTop5, seGflops]: [number, number, number],
): PublishedNet => ({
  name,
  plain: { top1, top5, gflops },
  se: { top1: seTop1, top5: seTop5, gflops: seGflops },
});

/** Hu et al., arXiv 1709.01507, Table 2. */
export const TABLE_2: readonly PublishedNet[] = [
  net('ResNet-50', [24.8, 7.48, 3.86], [23.29, 6.62, 3.87]),
  net('ResNet-101', [23.17, 6.52, 7.58], [22.38, 6.07, 7.6]),
  net('ResNet-152', [22.42, 6.34, 11.3], [21.57, 5.73, 11.32]),
  net('ResNeXt-50', [22.11, 5.9, 4.24], [21.1, 5.49, 4.25]),
  net('ResNeXt-101', [21.18, 5.57, 7.99], [20.7, 5.01, 8.0]),
  net('VGG-16 (BN)', [27.02, 8.81, 15.47], [25.22, 7.7, 15.48]),
  net('BN-Inception', [25.38, 7.89, 2.03], [24.23, 7.14, 2.04]),
  net('Inception-ResNet-v2', [20.37, 5.21, 11.75], [19.8, 4.79, 11.76]),
];

/** Table 10: SE-ResNet-50 by reduction ratio; errors in percent, parameters in millions. null: without SE. */
export const TABLE_10: readonly { r: number | null; top1: number; top5: number; millions: number }[] = [
  { r: 2, top1: 22.29, top5: 6.0, millions: 45.7 },
  { r: 4, top1: 22.25, top5: 6.09, millions: 35.7 },
  { r: 8, top1: 22.26, top5: 5.99, millions: 30.7 },
  { r: 16, top1: 22.28, top5: 6.03, millions: 28.1 },
  { r: 32, top1: 22.72, top5: 6.2, millions: 26.9 },
  { r: null, top1: 23.3, top5: 6.55, millions: 25.6 },
];

/** Table 14: where the module sits, SE-ResNet-50; errors in percent. */
export const PLACEMENTS = ['standard', 'pre', 'post', 'identity'] as const;
export type Placement = (typeof PLACEMENTS)[number];
export const TABLE_14: Record<Placement, { top1: number; top5: number }> = {
  standard: { top1: 22.28, top5: 6.03 },
  pre: { top1: 22.23, top5: 6.0 },
  post: { top1: 22.78, top5: 6.35 },
  identity: { top1: 22.2, top5: 6.15 },
};
