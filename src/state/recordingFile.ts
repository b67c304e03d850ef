import type { SEBlockShape } from '../domain/block';
import { type Check, fieldsOf, index, listOf, Misfit, orNull, text } from '../domain/jsonChecks';
import type { LoadedModel } from '../domain/model';
import { readTrace } from '../domain/readTrace';
import type { Recording } from '../domain/recording';
import type { TraceOutput } from '../inference/protocol';
import { fromBase64, toBase64 } from './base64';

export const RECORDING_FORMAT = 'se-recording/1';

/** Where the site has it. */
export const RECORDING_PATH = 'samples/recorded.json';

/** Significant digits: one more than any number on screen has, so that the live result changes none that is read. */
const DIGITS = 4;

const rounded = (value: number): number => Number(value.toPrecision(DIGITS));

/** Counts the digits of what is missing to 1, too: gates that are all but open keep their order. */
const roundedGate = (gate: number): number =>
  gate < 0.5 ? rounded(gate) : Number((1 - rounded(1 - gate)).toFixed(10));

const shortened = (name: string, value: unknown) =>
  value instanceof Float32Array ? Array.from(value, name === 'excitation' ? roundedGate : rounded) : value;

/** The file of a recording: a trace with fewer digits and without times, and what the charts need to know of its network. */
export function writeRecording(
  sample: string,
  { blocks, labels, labelsZh }: LoadedModel,
  { trace, input }: TraceOutput,
): string {
  const timings = { decodeMs: 0, preprocessMs: 0, forwardMs: 0 };
  const { width, height, data } = input;
  const recording = {
    format: RECORDING_FORMAT,
    sample,
    blocks,
    labels,
    labelsZh,
    input: { width, height, rgb: toBase64(Uint8Array.from(data)) },
    trace: { ...trace, timings },
  };
  return JSON.stringify(recording, shortened);
}

const blockShape: Check<SEBlockShape> = (value, field) => {
  const shape = fieldsOf(value, field);
  const count = (name: keyof SEBlockShape) => index(shape[name], `${field}.${name}`);
  return {
    name: text(shape.name, `${field}.name`),
    path: text(shape.path, `${field}.path`),
    channels: count('channels'),
    hidden: count('hidden'),
    height: count('height'),
    width: count('width'),
  };
};

/** null where it is none, or damaged: the page then waits for its network, as it would without one. */
export function readRecording(file: string): Recording | null {
  try {
    const fields = fieldsOf(JSON.parse(file), 'JSON');
    if (fields.format !== RECORDING_FORMAT) return null;
    const trace = readTrace(fields.trace);
    if ('ok' in trace) return null;
    const input = fieldsOf(fields.input, 'input');
    const [width, height] = [index(input.width, 'input.width'), index(input.height, 'input.height')];
    const data = fromBase64(text(input.rgb, 'input.rgb'));
    if (data?.length !== width * height * 3) return null;
    const { id, architecture, sha256, scores = 'softmax' } = trace.model;
    return {
      sample: text(fields.sample, 'sample'),
      model: {
        id,
        architecture,
        sha256,
        blocks: listOf(blockShape)(fields.blocks, 'blocks'),
        labels: listOf(text)(fields.labels, 'labels'),
        labelsZh: orNull(listOf(text))(fields.labelsZh, 'labelsZh'),
        settings: { scores },
      },
      trace,
      input: { width, height, data },
    };
  } catch (error) {
    if (error instanceof Misfit || error instanceof SyntaxError) return null;
    throw error;
  }
}
