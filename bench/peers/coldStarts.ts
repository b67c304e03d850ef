import type { Browser } from 'playwright';
import type { BackendName } from '../../src/domain/trace';
import type { ColdRow, NetName, Participant } from '../comparison';
import { median, quantile } from '../median';
import { BENCH_NETS } from './nets';

export const COLD_NET: NetName = 'everyday';
const ROUNDS = 7;
const PARTICIPANTS: [BackendName, Participant[]][] = [
  ['wasm', ['se-lens-taps', 'straight', 'layers', 'onnxruntime']],
  ['webgl', ['se-lens-taps', 'straight', 'layers']],
];

/**
 * Starts of the bundled default, in turn, each in a browser context of its own, whose caches are empty. `url`: the net's
 * folder; `fetchedBytes`: those of all files since it was asked last.
 */
export async function coldStarts(
  browser: Browser,
  pageUrl: string,
  url: string,
  fetchedBytes: () => number,
): Promise<ColdRow[]> {
  const rows: ColdRow[] = [];
  for (const [backend, participants] of PARTICIPANTS) {
    const times = new Map<Participant, number[]>(participants.map((participant) => [participant, []]));
    const bytes = new Map<Participant, number>();
    /** The first participant starts first, and tells. */
    let threads = 1;
    for (let round = 0; round < ROUNDS; round++) {
      for (let at = 0; at < participants.length; at++) {
        const participant = participants[(round + at) % participants.length];
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(pageUrl);
        await page.waitForFunction(() => window.seBench !== undefined);
        fetchedBytes();
        const opened = await page.evaluate(
          ([participant, options]) => window.seBench!.open(participant, options),
          [participant, { url, backend, threads }] as const,
        );
        threads = opened.threads;
        times.get(participant)!.push(opened.coldMs);
        bytes.set(participant, fetchedBytes());
        await context.close();
      }
    }
    const first = times.get(participants[0])!;
    for (const [participant, ms] of times) {
      rows.push({
        net: COLD_NET,
        title: BENCH_NETS[COLD_NET].title,
        backend,
        participant,
        medianMs: median(ms),
        lowerMs: quantile(ms, 0.25),
        upperMs: quantile(ms, 0.75),
        share: median(ms.map((value, at) => value / first[at])),
        bytes: bytes.get(participant)!,
      });
    }
  }
  return rows;
}
