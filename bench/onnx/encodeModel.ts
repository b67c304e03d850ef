import protobuf from 'protobufjs';
import type { OnnxGraph, OnnxTensor, OnnxValue } from './graph';
import { ONNX_SCHEMA } from './schema';

/** What opset 17 needs. */
const IR_VERSION = 8;
const OPSET = 17;

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

const ModelProto = protobuf.Root.fromJSON(ONNX_SCHEMA).lookupType('ModelProto');

/** The .onnx file of a graph. Throws on a graph that is no message of the schema. */
export function encodeModel({ name, nodes, initializers, input, output }: OnnxGraph): Uint8Array {
  const message = {
    irVersion: IR_VERSION,
    producerName: 'SE Lens bench',
    opsetImport: [{ domain: '', version: OPSET }],
    graph: {
      name,
      node: nodes.map(({ op, inputs, output, attributes }) => ({
        opType: op,
        name: output,
        input: inputs,
        output: [output],
        attribute: Object.entries(attributes).map(([key, value]) =>
          Array.isArray(value)
            ? { name: key, ints: value, type: ATTRIBUTE_INTS }
            : { name: key, i: value, type: ATTRIBUTE_INT },
        ),
      })),
      initializer: initializers.map(tensorProto),
      input: [valueInfo(input)],
      output: [valueInfo(output)],
    },
  };
  const problem = ModelProto.verify(message);
  if (problem) throw new Error(`not an ONNX model: ${problem}`);
  return ModelProto.encode(message).finish();
}

/** Raw data is little-endian, as every machine that runs this. */
function tensorProto({ name, shape, data }: OnnxTensor) {
  return {
    name,
    dims: shape,
    dataType: data instanceof Float32Array ? FLOAT : INT64,
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

function valueInfo({ name, shape }: OnnxValue) {
  const dim = shape.map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType: FLOAT, shape: { dim } } } };
}
