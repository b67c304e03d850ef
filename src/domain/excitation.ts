/**
 * The two fully connected layers of one SE block, row-major and laid out as in PyTorch:
 * h = relu(W1 z + b1), s = sigmoid(W2 h + b2).
 */
export interface ExcitationWeights {
  /** (hidden, C) */
  w1: Float32Array;
  /** (hidden); null where the layers have no biases. */
  b1: Float32Array | null;
  /** (C, hidden) */
  w2: Float32Array;
  /** (C) */
  b2: Float32Array | null;
}
