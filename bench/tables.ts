import type { ColdRow, Participant, ParticipantRow } from './comparison';
import type { Figure } from './figure';

const TITLES: Record<Participant, string> = {
  'se-lens': 'SE Lens, logits alone',
  'se-lens-taps': 'SE Lens, every z and s read',
  'se-lens-single': 'SE Lens, logits alone',
  'dense-groups': 'SE Lens, groups as dense filters',
  straight: 'straight TensorFlow.js port',
  layers: 'tf.LayersModel',
  onnxruntime: 'onnxruntime-web, WASM',
};

/** Nothing for no figures. */
export function figureTable(figures: Figure[]): string[] {
  if (figures.length === 0) return [];
  const rows = figures.map(({ name, value, limit, unit }) => {
    const kept = value <= limit ? 'kept' : 'MISSED';
    return [name, `${value.toFixed(1)} ${unit}`, `${limit} ${unit}`, kept];
  });
  return [table(['figure', 'measured', 'limit', ''], rows)];
}

const PASSES_TEXT =
  'From pixel values to logits in an array. `share`: time by that of the first line of the network and engine, median over ' +
  'the rounds. `processor ms`: time on all cores, which waiting threads use, too. Threads: those that SE Lens takes by itself, set in the others to the same number (`ort.env.wasm.numThreads`). ' +
  'Draws and bytes read are those of one warm pass, shaders all that were compiled until then.';
const STARTS_TEXT =
  'From an empty worker in a fresh browser context to the first logits; files come from the same machine, not compressed.';

/** Headings and tables of what was compared; nothing for what did not run. */
export function participantTables(rows: ParticipantRow[], cold: ColdRow[]): string[] {
  const passes = rows.map(
    ({ title, backend, participant, medianMs, lowerMs, upperMs, share, processorMs, threads, gpu }) => [
      title,
      backend === 'wasm' ? `wasm, ${threads} thread${threads > 1 ? 's' : ''}` : backend,
      TITLES[participant],
      `${ms(medianMs)} (${ms(lowerMs)} to ${ms(upperMs)})`,
      share.toFixed(2),
      processorMs === null ? '' : ms(processorMs),
      ...(gpu
        ? [gpu.draws, gpu.shaders, megabytes(gpu.peakPoolBytes), gpu.readBytes.toLocaleString('en')]
        : ['', '', '', '']
      ).map(String),
    ],
  );
  const starts = cold.map(({ title, backend, participant, medianMs, lowerMs, upperMs, bytes }) => [
    title,
    backend,
    TITLES[participant],
    `${ms(medianMs)} (${ms(lowerMs)} to ${ms(upperMs)})`,
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
      'draws',
      'shaders',
      'peak pool, MB',
      'bytes read',
    ],
    passes,
  );
  const startTable = table(['network', 'on', 'runs', 'ms to first logits (quartiles)', 'MB fetched'], starts);
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
