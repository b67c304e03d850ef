/** One SE block as the model builder reports it. */
export interface SEBlockShape {
  /** The paper's name, SE_{stage}_{unit}, stages counted from 2. */
  name: string;
  /** Where it sits in the PyTorch module tree, e.g. `layer1.0.se`. */
  path: string;
  /** C, channels that are gated. */
  channels: number;
  /** C/r, units of the hidden layer. */
  hidden: number;
  /** Height and width of U at the model's input size. */
  height: number;
  width: number;
}

/** The paper's block name: layer 1 is stage 2, the first unit is 1. `blockName(1, 0) === 'SE_2_1'`. */
export function blockName(layer: number, unit: number): string {
  return `SE_${layer + 1}_${unit + 1}`;
}
