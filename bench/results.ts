import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColdRow, ParticipantRow } from './comparison';
import type { Figure } from './figure';
import type { Part } from './parts';
import { figureTable, participantTables } from './tables';

/** What one part gave, and where. Parts that do not run keep their last results. */
export interface PartResults {
  /** ISO date and time of the start. */
  date: string;
  /** Cores, browser, versions, renderer. */
  machine: string;
  figures: Figure[];
  rows: ParticipantRow[];
  cold: ColdRow[];
}

export type Results = Partial<Record<Part, PartResults>>;

const jsonFile = (folder: string) => join(folder, 'results.json');

export function readResults(folder: string): Results {
  return existsSync(jsonFile(folder)) ? JSON.parse(readFileSync(jsonFile(folder), 'utf8')) : {};
}

/** Writes results.json, and RESULTS.md for reading. */
export function writeResults(folder: string, results: Results): void {
  writeFileSync(jsonFile(folder), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(folder, 'RESULTS.md'), resultsText(results));
}

function resultsText(results: Results): string {
  const parts = Object.entries(results);
  const runs = new Map<string, string[]>();
  for (const [part, { date, machine }] of parts) {
    const run = `${date.slice(0, 10)}, ${machine}`;
    runs.set(run, [...(runs.get(run) ?? []), part]);
  }
  const where = [...runs].map(([run, ran]) => `- ${ran.join(', ')}: ${run}`);
  const all = parts.map(([, part]) => part);
  return [
    '# Measured by `npm run bench`',
    `${where.join('\n')}`,
    'Read the shares, which are medians of interleaved passes; absolute times depend on the machine.',
    ...figureTable(all.flatMap(({ figures }) => figures)),
    ...participantTables(
      all.flatMap(({ rows }) => rows),
      all.flatMap(({ cold }) => cold),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
