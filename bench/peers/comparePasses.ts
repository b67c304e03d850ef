import type { Page } from 'playwright';
import type { BackendName } from '../../src/domain/trace';
import type { ComparisonPlan, Participant, ParticipantRow } from '../comparison';
import { median, quantile } from '../median';
import { BENCH_NETS } from './nets';
import { peakMemory } from './peakMemory';
import { processorMs } from './processorTime';

/** Above this a participant computes another network, and its time says nothing. */
const LOGIT_LIMIT = 1e-4;
/** Threads of the one before may still be waiting actively. */
const PAUSE_MS = 50;
const WARM_ROUNDS = 2;
const MAX_PROCESSOR_ROUNDS = 5;
const BATCH_MS = 500;
const OF_OTHER_THREADS: Participant[] = ['se-lens-other', 'onnxruntime-all'];

/**
 * Opens a plan's participants in the page, each in a worker of its own with threads as its name says, compares their
 * logits and times warm passes in turn. `url`: the net's folder. Throws where the logits of two differ.
 */
export async function comparePasses(
  page: Page,
  { net, backend, participants: planned, rounds }: ComparisonPlan,
  url: string,
): Promise<ParticipantRow[]> {
  const { own, most } = await threadsOfSeLens(page, url, backend);
  const wantedThreads = (participant: Participant): number => {
    if (participant === 'se-lens-other') return own === most ? 1 : most;
    return participant === 'onnxruntime-all' ? most : own;
  };
  const participants = planned.filter(
    (name) => !OF_OTHER_THREADS.includes(name) || wantedThreads(name) !== own,
  );
  const optionsOf = (participant: Participant) => ({ url, backend, threads: wantedThreads(participant) });
  const memory = new Map<Participant, number | null>();
  for (const participant of participants)
    memory.set(participant, await peakMemory(page.url(), participant, optionsOf(participant)));
  const logits = new Map<Participant, number[]>();
  const threadsOf = new Map<Participant, number>();
  for (const participant of participants) {
    const opened = await page.evaluate(
      ([participant, options]) => window.seBench!.open(participant, options),
      [participant, optionsOf(participant)] as const,
    );
    if (opened.threads !== wantedThreads(participant))
      throw new Error(`${participant} runs on ${opened.threads} threads, not ${wantedThreads(participant)}.`);
    logits.set(participant, opened.logits);
    threadsOf.set(participant, opened.threads);
  }
  const errors = logitErrors(logits);
  for (const [participant, error] of errors) {
    if (!(error <= LOGIT_LIMIT))
      throw new Error(`${net}: the logits of ${participant} differ by ${error}: it is not the same network.`);
  }

  await page.evaluate((rounds) => window.seBench!.interleave(rounds, 0), WARM_ROUNDS);
  const times = await page.evaluate(([rounds, pause]) => window.seBench!.interleave(rounds, pause), [
    rounds,
    PAUSE_MS,
  ] as const);
  const processor = await processorTimes(
    page,
    new Map(participants.map((name) => [name, median(times[name]!)])),
    Math.min(rounds, MAX_PROCESSOR_ROUNDS),
  );
  const rows: ParticipantRow[] = [];
  for (const participant of participants) {
    const ms = times[participant]!;
    const first = times[participants[0]]!;
    const gpu =
      backend === 'webgl'
        ? await page.evaluate((participant) => window.seBench!.gpu(participant), participant)
        : null;
    rows.push({
      net,
      title: BENCH_NETS[net].title,
      backend,
      participant,
      medianMs: median(ms),
      lowerMs: quantile(ms, 0.25),
      upperMs: quantile(ms, 0.75),
      rounds,
      processorMs: processor.get(participant) ?? null,
      share: median(ms.map((value, at) => value / first[at])),
      logitError: errors.get(participant)!,
      threads: threadsOf.get(participant)!,
      peakMemoryBytes: memory.get(participant) ?? null,
      gpu,
    });
  }
  return rows;
}

/** Of one pass of each, in turn, from batches that are long beside the clock's step. `passMs`: about how long one takes. */
async function processorTimes(
  page: Page,
  passMs: Map<Participant, number>,
  rounds: number,
): Promise<Map<Participant, number>> {
  if (processorMs() === null) return new Map();
  const used = new Map<Participant, number[]>([...passMs.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [participant, ms] of passMs) {
      const count = Math.max(1, Math.round(BATCH_MS / ms));
      const before = processorMs()!;
      await page.evaluate(([name, count]) => window.seBench!.passes(name, count), [
        participant,
        count,
      ] as const);
      await page.waitForTimeout(PAUSE_MS);
      used.get(participant)!.push((processorMs()! - before) / count);
    }
  }
  return new Map([...used].map(([participant, ms]) => [participant, median(ms)]));
}

/** Those that the runtime takes by itself, and those that it could take. */
async function threadsOfSeLens(
  page: Page,
  url: string,
  backend: BackendName,
): Promise<{ own: number; most: number }> {
  const { threads, mostThreads = threads } = await page.evaluate(
    (options) => window.seBench!.open('se-lens', options),
    {
      url,
      backend,
      threads: 1,
    },
  );
  await page.evaluate(() => window.seBench!.closeAll());
  return { own: threads, most: mostThreads };
}

/** Largest differences to the first, relative to its largest logit where that is over 1. */
function logitErrors(logits: Map<Participant, number[]>): Map<Participant, number> {
  const [own] = logits.values();
  const scale = own.reduce((most, logit) => Math.max(most, Math.abs(logit)), 1);
  const error = (others: number[]) =>
    others.length === own.length
      ? own.reduce((worst, logit, at) => Math.max(worst, Math.abs(logit - others[at])), 0) / scale
      : Number.POSITIVE_INFINITY;
  return new Map([...logits].map(([participant, others]) => [participant, error(others)]));
}

export function describeRow(row: ParticipantRow): string {
  const { net, backend, participant, medianMs, lowerMs, upperMs, share, logitError, gpu } = row;
  const counts = gpu
    ? `; ${gpu.draws} draws, ${gpu.shaders} shaders (${gpu.compiled} in the last pass), ` +
      `${(gpu.peakPoolBytes / 1e6).toFixed(0)} MB`
    : '';
  return (
    `${net} on ${backend}, ${participant}: ${medianMs.toFixed(1)} ms (${lowerMs.toFixed(1)} to ` +
    `${upperMs.toFixed(1)}), share ${share.toFixed(3)}, ${row.processorMs?.toFixed(1)} ms of processor, ${((row.peakMemoryBytes ?? Number.NaN) / 1e6).toFixed(0)} MB of memory, logits off by ${logitError.toExponential(1)}${counts}`
  );
}
