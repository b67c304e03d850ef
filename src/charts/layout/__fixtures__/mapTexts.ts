import type { NetworkMapOptions } from '../layoutNetworkMap';

/** The words of a network map. */
export const MAP_TEXTS: NetworkMapOptions['texts'] = {
  depthTitle: 'mean',
  depthEnd: 'depth',
  stageTitle: (stage) => `Stage ${stage}`,
  highest: 'max',
  lowest: 'min',
};
