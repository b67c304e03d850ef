import { expect, it } from 'vitest';
import type { Download } from '../../domain/download';
import { translator } from '../../i18n/translate';
import { downloadFigures } from './figures';

const download = (figures: Partial<Download>): Download => ({
  id: 'a/b',
  state: 'running',
  loaded: 43_210_000,
  total: 112_599_732,
  rate: null,
  secondsLeft: null,
  failure: null,
  ...figures,
});

it('tells bytes, rate and time left, and leaves out what nobody knows', () => {
  const t = translator('en');
  expect(downloadFigures(download({}), t)).toBe('43.2 of 112.6 MB');
  expect(downloadFigures(download({ rate: 5.123e6, secondsLeft: 13.5 }), t)).toBe(
    '43.2 of 112.6 MB · 5.12 MB/s · 14 s left',
  );
  expect(downloadFigures(download({ rate: 1e6, secondsLeft: 91 }), t)).toContain('2 min left');
  expect(downloadFigures(download({ rate: 0 }), t)).toContain('nothing is coming');
  expect(downloadFigures(download({ total: null, rate: 1e6 }), t)).toBe('43.2 MB · 1.00 MB/s');
});
