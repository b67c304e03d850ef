/** One operator: `attributes` are integers or lists of integers, all that these networks need. */
export interface OnnxNode {
  op: string;
  inputs: string[];
  output: string;
  attributes: Record<string, number | number[]>;
}

export interface OnnxTensor {
  name: string;
  shape: number[];
  data: Float32Array | BigInt64Array;
}

export interface OnnxValue {
  name: string;
  shape: number[];
}

/** A graph of one input and one output, float32, in an order in which it can run. */
export interface OnnxGraph {
  name: string;
  nodes: OnnxNode[];
  initializers: OnnxTensor[];
  input: OnnxValue;
  output: OnnxValue;
}
