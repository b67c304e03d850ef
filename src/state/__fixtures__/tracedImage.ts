import type { TrayImage } from '../appState';
import { outputKey } from '../nextImage';
import { outputOf, READY } from './waitingClient';

const CHANNELS = 16;

/** Two blocks of 2 x 2 positions. */
export const BLOCKS = ['SE_2_1', 'SE_3_1'].map((name) => ({
  name,
  path: name,
  channels: CHANNELS,
  hidden: 2,
  height: 2,
  width: 2,
}));

/** An image with its result; gates fall with the channel number. */
export function traced(id: string, crop: TrayImage['crop'] = null): TrayImage {
  const blob = new Blob([id]);
  const output = outputOf({ imageId: id, name: id, blob, crop, gateEdits: {} });
  output.trace.blocks = BLOCKS.map(({ name, path, channels, hidden }) => ({
    name,
    path,
    channels,
    hidden,
    squeeze: new Float32Array(channels),
    hiddenActivations: new Float32Array(hidden),
    excitation: Float32Array.from({ length: channels }, (_, channel) => 1 - channel / channels),
  }));
  const image: TrayImage = {
    id,
    version: 0,
    origin: { kind: 'file' },
    name: id,
    blob,
    objectUrl: '',
    crop,
    running: false,
    output,
    outputKey: null,
    modelLoad: 0,
    predictionsHidden: false,
  };
  return { ...image, outputKey: outputKey(READY, image) };
}
