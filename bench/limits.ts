import type { ColdRow, Participant, ParticipantRow } from './comparison';
import type { Figure } from './figure';

/** Of SE-ResNet-50 on WebGL. */
const GPU_LIMITS = { draws: 150, shaders: 60, poolMB: 210 };

/** What is promised of the compared passes. A pair without a promise stands in the table alone. */
export function peerFigures(rows: ParticipantRow[]): Figure[] {
  return rows.flatMap((row) => {
    const { title, backend, participant, share, gpu } = row;
    const limit = shareLimit(row);
    const figures: Figure[] = [];
    if (limit !== null) {
      const name = `${title} on ${backend}, share of ${OTHERS[participant]}`;
      figures.push({ name, value: 100 / share, limit, unit: '%' });
    }
    if (gpu && participant === 'se-lens' && row.net === 'seresnet50') {
      const { draws, shaders, peakPoolBytes } = gpu;
      figures.push(
        { name: `${title}, draws of a pass`, value: draws, limit: GPU_LIMITS.draws, unit: '' },
        { name: `${title}, shaders`, value: shaders, limit: GPU_LIMITS.shaders, unit: '' },
        { name: `${title}, peak GPU pool`, value: peakPoolBytes / 1e6, limit: GPU_LIMITS.poolMB, unit: 'MB' },
      );
    }
    return figures;
  });
}

/** The bundled default with taps against the straight port, each from an empty worker. */
export function coldFigures(rows: ColdRow[]): Figure[] {
  return rows.flatMap(({ title, backend, participant, share }) =>
    participant === 'straight'
      ? [
          {
            name: `first prediction of ${title} on ${backend}, share of the straight port's`,
            value: 100 / share,
            limit: 50,
            unit: '%',
          },
        ]
      : [],
  );
}

const OTHERS: Record<Participant, string> = {
  'se-lens': '',
  'se-lens-taps': '',
  'se-lens-other': '',
  'dense-groups': 'dense emulation of the groups',
  straight: 'the straight port',
  layers: 'the LayersModel',
  onnxruntime: 'onnxruntime-web',
  'onnxruntime-all': 'onnxruntime-web on all threads',
};

/** Percent that this runtime's pass may take of the participant's. */
function shareLimit({ participant, backend, net }: ParticipantRow): number | null {
  const bundled = ['everyday', 'cifar', 'plain'].includes(net);
  switch (participant) {
    case 'onnxruntime':
      if (net === 'seresnet50') return 100;
      return bundled ? 70 : null;
    case 'straight':
    case 'layers':
      return backend === 'webgl' ? 100 : null;
    case 'dense-groups':
      return 100;
    default:
      return null;
  }
}
