import { expect, test } from 'vitest';
import { fail } from '../../domain/failure';
import type { Progress } from '../protocol';
import { createReadAhead } from './readAhead';
import type { readModel } from './readModel';

const SOURCE = { kind: 'folder', id: 'net', url: 'https://example.org/net/' } as const;
const OTHER = { ...SOURCE, url: 'https://example.org/other/' };
const at = (fraction: number): Progress => ({ stage: 'download', fraction });

/** Every read waits until the test ends it, with a failure of its own. */
function reader() {
  const reads: { url: string; tell(progress: Progress): void; end(): void }[] = [];
  const read = ((source: typeof SOURCE, tell: (progress: Progress) => void) =>
    new Promise((resolve) => {
      const end = () => resolve(fail('model-unreachable', { name: String(reads.length) }));
      reads.push({ url: source.url, tell, end });
    })) as unknown as typeof readModel;
  return { reads, ahead: createReadAhead(read) };
}

test('what was read ahead is not read again, and its bytes are told', async () => {
  const { reads, ahead } = reader();
  ahead.begin(SOURCE);
  reads[0].tell(at(0.25));
  const told: number[] = [];
  const files = ahead.read(SOURCE, ({ fraction }) => told.push(fraction));
  reads[0].tell(at(0.75));
  reads[0].end();
  expect((await files).ok).toBe(false);
  expect(told).toEqual([0.25, 0.75]);
  expect(reads).toHaveLength(1);
});

test('it serves once: a second try reads anew', async () => {
  const { reads, ahead } = reader();
  ahead.begin(SOURCE);
  reads[0].end();
  await ahead.read(SOURCE, () => {});
  void ahead.read(SOURCE, () => {});
  expect(reads.map(({ url }) => url)).toEqual([SOURCE.url, SOURCE.url]);
});

test('another model, and files at hand, are read as ever', () => {
  const { reads, ahead } = reader();
  ahead.begin({ kind: 'files', id: 'mine', weights: new Blob(), config: null });
  expect(reads).toHaveLength(0);
  ahead.begin(SOURCE);
  void ahead.read(OTHER, () => {});
  expect(reads.map(({ url }) => url)).toEqual([SOURCE.url, OTHER.url]);
});
