import type { ColdRow, Participant, ParticipantRow } from './comparison';
import { type Figure, isMissed } from './figure';

const TITLES: Record<Participant, string> = {
  'se-lens': 'SE Lens, logits alone',
  'se-lens-taps': 'SE Lens, every z and s read',
  'se-lens-other': 'SE Lens, logits alone',
  'dense-groups': 'SE Lens, groups as dense filters',
  straight: 'straight TensorFlow.js port',
  layers: 'tf.LayersModel',
  onnxruntime: 'onnxruntime-web, WASM',
  'onnxruntime-all': 'onnxruntime-web, WASM',
};

/** Nothing for no figures. */
export function figureTable(figures: Figure[]): string[] {
  if (figures.length === 0) return [];
  const rows = figures.map((figure) => {
    const { name, value, limit, unit, detail = '' } = figure;
    const target =
      limit === null ? ['', ''] : [`${limit} ${unit}`.trim(), isMissed(figure) ? 'MISSED' : 'met'];
    return [name, `${value.toFixed(1)} ${unit}`.trim(), detail, ...target];
  });
  return [table(['figure', 'measured', 'of', 'at most', 'target'], rows)];
}

const PASSES_TEXT =
  'From pixel values to logits in an array. `share`: time by that of the first line of the network and engine, median over ' +
  'the rounds. `processor ms`: time on all cores, which waiting threads use, too. Threads: those that SE Lens takes by itself, set in the others to the same number (`ort.env.wasm.numThreads`); a second line of the same tells of the other number. ' +
  'Peak memory: what the process of a tab took at most until two passes were done, JavaScript and WASM, beyond the empty page; textures are in another process. ' +
  'Draws and bytes read are those of one warm pass, shaders all that were compiled until then.';
const STARTS_TEXT =
  'From an empty worker in a fresh browser context to the first logits; files come from the same machine. Bytes over the wire: texts and WASM as gzip, weights as they are.';

/** Headings and tables of what was compared; nothing for what did not run. */
export function participantTables(rows: ParticipantRow[], cold: ColdRow[]): string[] {
  const passes = rows.map(
    ({
      title,
      backend,
      participant,
      medianMs,
      lowerMs,
      upperMs,
      share,
      processorMs,
      threads,
      peakMemoryBytes,
      gpu,
    }) => [
      title,
      backend === 'wasm' ? `wasm, ${threads} thread${threads > 1 ? 's' : ''}` : backend,
      TITLES[participant],
      `${ms(medianMs)} (${ms(lowerMs)} to ${ms(upperMs)})`,
      share.toFixed(2),
      processorMs === null ? '' : ms(processorMs),
      // Neither where the system does not tell, nor in runs kept from before it was asked.
      peakMemoryBytes ? megabytes(peakMemoryBytes) : '',
      ...(gpu
        ? [gpu.draws, gpu.shaders, megabytes(gpu.peakPoolBytes), gpu.readBytes.toLocaleString('en')]
        : ['', '', '', '']
      ).map(String),
    ],
  );
  const starts = cold.map(({ title, backend, participant, medianMs, lowerMs, upperMs, share, bytes }) => [
    title,
    backend,
    TITLES[participant],
    `${ms(medianMs)} (${ms(lowerMs)} to ${ms(upperMs)})`,
    share.toFixed(2),
    megabytes(bytes),
  ]);
  const passTable = table(
    [
      'network',
      'on',
      'runs',
      'ms a warm pass (quartiles)',
      'share',
      'processor ms',
      'peak memory, MB',
      'draws',
      'shaders',
      'peak pool, MB',
      'bytes read',
    ],
    passes,
  );
  const startTable = table(
    ['network', 'on', 'runs', 'ms to first logits (quartiles)', 'share', 'MB over the wire'],
    starts,
  );
  return [
    ...(passes.length > 0 ? ['## Passes', PASSES_TEXT, passTable] : []),
    ...(starts.length > 0 ? ['## Cold starts', STARTS_TEXT, startTable] : []),
  ];
}

function table(header: string[], rows: string[][]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function ms(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
