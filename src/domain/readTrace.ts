import { type Failure, fail } from './failure';
import { FAMILIES } from './family';
import { fieldsOf, finite, flag, floats, index, listOf, Misfit, oneOf, orNull, text } from './jsonChecks';
import { type Result, succeed } from './result';
import { type BlockTrace, type Prediction, TRACE_FORMAT, type Trace } from './trace';

/**
 * Reads a trace, or several, one a line (`se-trace/1`): made here, by the command line or by PyTorch. Fails with `trace-newer` where
 * a later version wrote them, with `trace-damaged` and the field where one does not fit.
 */
export function readTraces(lines: string): Result<Trace[]> {
  try {
    const traces = valuesIn(lines).map(readTrace);
    if (traces.length === 0) throw new Misfit('JSON');
    const failed = traces.find((trace): trace is Failure => 'ok' in trace);
    return failed ?? succeed(traces as Trace[]);
  } catch (error) {
    if (error instanceof Misfit) return fail('trace-damaged', { field: error.message });
    if (error instanceof SyntaxError) return fail('trace-damaged', { field: 'JSON' });
    throw error;
  }
}

/** One value over several lines, or one a line. */
function valuesIn(lines: string): unknown[] {
  try {
    return [JSON.parse(lines)];
  } catch {
    return lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line));
  }
}

/** One trace of parsed JSON. Throws Misfit with the field that does not fit. */
export function readTrace(value: unknown): Trace | Failure {
  const trace = fieldsOf(value, 'JSON');
  const format = text(trace.format, 'format');
  if (!/^se-trace\/\d+$/.test(format)) throw new Misfit('format');
  if (format !== TRACE_FORMAT) return fail('trace-newer', { format });
  const model = fieldsOf(trace.model, 'model');
  text(model.sha256, 'model.sha256');
  text(model.id, 'model.id');
  if (model.settings !== undefined) settings(model.settings, 'model.settings');
  const image = fieldsOf(trace.image, 'image');
  text(image.name, 'image.name');
  if (image.sha256 !== undefined) text(image.sha256, 'image.sha256');
  const crop = fieldsOf(image.crop, 'image.crop');
  for (const key of ['x', 'y', 'size']) finite(crop[key], `image.crop.${key}`);
  const preprocess = fieldsOf(image.preprocess, 'image.preprocess');
  finite(preprocess.inputSize, 'image.preprocess.inputSize');
  text(preprocess.interpolation, 'image.preprocess.interpolation');
  for (const key of ['mean', 'std']) floats(3)(preprocess[key], `image.preprocess.${key}`);
  const runtime = fieldsOf(trace.runtime, 'runtime');
  for (const key of ['backend', 'precision', 'app']) text(runtime[key], `runtime.${key}`);
  orNull(text)(runtime.renderer, 'runtime.renderer');
  return {
    ...(trace as unknown as Trace),
    logits: floats()(trace.logits, 'logits'),
    predictions: listOf(prediction)(trace.predictions, 'predictions'),
    blocks: listOf(blockTrace)(trace.blocks, 'blocks'),
  };
}

function settings(value: unknown, field: string): void {
  const given = fieldsOf(value, field);
  oneOf(...FAMILIES)(given.family, `${field}.family`);
  finite(given.stem_stride, `${field}.stem_stride`);
  flag(given.max_pool, `${field}.max_pool`);
  for (const key of ['assumed', 'chosen']) listOf(text)(given[key], `${field}.${key}`);
}

function prediction(value: unknown, field: string): Prediction {
  const entry = fieldsOf(value, field);
  return {
    index: index(entry.index, `${field}.index`),
    label: text(entry.label, `${field}.label`),
    probability: finite(entry.probability, `${field}.probability`),
    ...(entry.score === undefined ? {} : { score: finite(entry.score, `${field}.score`) }),
  };
}

function blockTrace(value: unknown, field: string): BlockTrace {
  const block = fieldsOf(value, field);
  const channels = index(block.channels, `${field}.channels`);
  const hidden = index(block.hidden, `${field}.hidden`);
  const applied =
    block.applied === undefined ? {} : { applied: floats(channels)(block.applied, `${field}.applied`) };
  return {
    name: text(block.name, `${field}.name`),
    path: text(block.path, `${field}.path`),
    channels,
    hidden,
    squeeze: floats(channels)(block.squeeze, `${field}.squeeze`),
    hiddenActivations: floats(hidden)(block.hiddenActivations, `${field}.hiddenActivations`),
    excitation: floats(channels)(block.excitation, `${field}.excitation`),
    ...applied,
  };
}
