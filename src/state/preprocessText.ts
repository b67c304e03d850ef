import type { Preprocess } from '../domain/preprocess';

/** How every image of a run became the network's input, where each was taken as it is. */
export const preprocessText = ({ inputSize, resizeShort, interpolation, mean, std }: Preprocess): string =>
  `each image: shorter side to ${resizeShort} px (${interpolation}), center crop of ${inputSize} px, ` +
  `mean ${mean.join(' ')}, std ${std.join(' ')}`;
