/**
 * Who wrote the network's code, which decides what tensors cannot tell: where a bottleneck's stride sits, how the
 * max-pool rounds, whether a ReLU precedes the squeeze. `seed`: moskomule/senet.pytorch; `timm`: timm's `resnet.py`;
 * `legacy`: timm's `senet.py`, formerly Cadene's pretrained-models.
 */
export type Family = 'seed' | 'timm' | 'legacy';

export const FAMILIES: readonly Family[] = ['seed', 'timm', 'legacy'];
