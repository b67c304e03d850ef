/** One channel of a block in one forward pass: four maps, each (H * W), row by row. */
export interface ChannelMaps {
  channel: number;
  /** U: what the residual branch answers at every position. Its mean is z. */
  u: Float32Array;
  /** U times what multiplied it in this pass: the learned gate, or an edit's. */
  scaled: Float32Array;
  /** What passes by the residual branch: the block's input, or its projection where sizes differ. */
  shortcut: Float32Array;
  /** The block's output: relu(scaled + shortcut). */
  output: Float32Array;
}

/** The maps of some channels of one block, all of the same pass. */
export interface BlockMaps {
  block: string;
  height: number;
  width: number;
  channels: ChannelMaps[];
}
