import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Recording } from '../src/domain/recording';
import { isUpToDate } from '../src/state/offerRecording';
import { RECORDING_PATH, readRecording } from '../src/state/recordingFile';

const PUBLIC = fileURLToPath(new URL('../public/', import.meta.url));
const read = (path: string) => readFileSync(PUBLIC + path, 'utf8');
const listOf = (path: string) => JSON.parse(read(path));

test('the recorded trace is of the weights and the sample that the site ships', () => {
  const recording = readRecording(read(RECORDING_PATH)) as Recording;
  const shown = isUpToDate(recording, listOf('models/index.json'), listOf('samples/index.json'));
  expect(shown, 'an old one is not shown: npm run -s trace -- --recorded').toBe(true);
});

test('the recorded trace comes in few bytes, since it comes before all else', () => {
  expect(gzipSync(read(RECORDING_PATH)).byteLength).toBeLessThan(52_000);
});
