import { channelEnds } from '../analysis/channelEnds';
import { orderByValue } from '../analysis/channelOrder';
import type { BlockTrace } from '../domain/trace';
import type { TraceInput, TraceOutput } from '../inference/protocol';
import { type AppState, shownImage, shownTrace, type TrayImage } from './appState';
import { outputKey } from './nextImage';
import { traceInput } from './traceInput';

/** Channels of either end in the grid of the most open and most closed ones. */
export const GRID_ENDS = 6;

/** The maps that the page wants to show, and the pass that they are of. */
export interface MapsWish {
  /** Names image, model, backend, crop and block: maps of one pass belong together. */
  pass: string;
  input: TraceInput;
  /** What the pass gave when it was traced. */
  output: TraceOutput;
  block: string;
  /** The chosen channel; null: only the grid is open. */
  channel: number | null;
  channels: number[];
}

/** The applied gates of a block: what multiplied U. */
export const appliedGates = ({ applied, excitation }: BlockTrace): Float32Array => applied ?? excitation;

const ENDS = new WeakMap<Float32Array, ReturnType<typeof channelEnds>>();

/** The most open and most closed channels of a traced block, of which the grid shows maps. */
export function gridChannels(block: BlockTrace): ReturnType<typeof channelEnds> {
  const gates = appliedGates(block);
  const ends = ENDS.get(gates) ?? channelEnds(orderByValue(gates), GRID_ENDS);
  ENDS.set(gates, ends);
  return ends;
}

/**
 * What is wished for: the chosen channel and, where it is open, the grid. Null where nothing is, and while the result
 * on screen is about to be replaced by a newer one.
 */
export function mapsWish(state: AppState): MapsWish | null {
  const shown = state.view === 'explore' || (state.view === 'learn' && state.stepMaps);
  const pass = shown && passOf(state, state.block);
  if (!pass) return null;
  const { block, ...wish } = pass;
  const channel = state.channel !== null && state.channel < block.channels ? state.channel : null;
  const ends = state.view === 'explore' && state.channelGrid ? gridChannels(block) : { open: [], closed: [] };
  const channels = [...new Set([channel ?? [], ends.open, ends.closed].flat())];
  if (channels.length === 0) return null;
  return { ...wish, block: block.name, channel, channels };
}

/** The pass of the shown image up to a block; null before there is one, and while it is about to be replaced. */
export function passOf(
  state: AppState,
  wanted: string | null,
): (Pick<MapsWish, 'pass' | 'input' | 'output'> & { block: BlockTrace }) | null {
  const image = shownImage(state);
  const trace = shownTrace(state);
  if (state.stage !== 'ready' || !image?.output || !trace) return null;
  if (image.outputKey !== outputKey(state, image) || !isOfCrop(image)) return null;
  const shape = state.model?.blocks.find(({ name }) => name === wanted);
  const block = trace.blocks.find(
    ({ name, channels }) => name === shape?.name && channels === shape.channels,
  );
  if (!block) return null;
  return {
    pass: `${image.id}|${image.outputKey}|${block.name}`,
    input: traceInput(image, trace.gateEdits),
    output: image.output,
    block,
  };
}

/** Whether the result is of the square that is drawn; after a failed pass it is not. */
function isOfCrop({ crop, output }: TrayImage): boolean {
  const traced = output?.trace.image.crop;
  return !crop || (crop.x === traced?.x && crop.y === traced.y && crop.size === traced.size);
}
