import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { serveSite } from '../../scripts/serve';
import type { BackendName } from '../../src/domain/trace';
import type { Comparison, ComparisonPlan, Participant, ParticipantRow } from '../comparison';
import { median, quantile } from '../median';
import { writeModelFolder } from './modelFolder';
import { BENCH_NETS } from './nets';

/** Above this a participant computes another network, and its time says nothing. */
const LOGIT_LIMIT = 1e-4;
/** onnxruntime's threads wait actively for a moment after a pass. */
const PAUSE_MS = 50;
const WARM_ROUNDS = 2;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WORK = join(ROOT, 'bench/.work');

/**
 * Runs every plan's participants on the same weights in Chromium, each in a worker of its own, in interleaved warm
 * passes. Throws where the logits of two participants differ.
 */
export async function comparePeers(browser: Browser, plans: ComparisonPlan[]): Promise<Comparison> {
  const nets = [...new Set(plans.map(({ net }) => net))];
  console.log('Building the page of the participants, and the files of the networks...');
  await build({ configFile: join(ROOT, 'bench/peers/vite.config.ts'), logLevel: 'error' });
  for (const net of nets) {
    mkdirSync(join(WORK, 'nets'), { recursive: true });
    writeModelFolder(BENCH_NETS[net], join(WORK, 'nets'), join(ROOT, 'public/models'));
  }
  const site = await serveSite({ folder: WORK, base: '/' });
  const rows: ParticipantRow[] = [];
  const renderers = new Set<string>();
  try {
    for (const plan of plans) {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`${site.url}page/index.html`);
      const found = await compare(page, plan, `${site.url}nets/${plan.net}/`, (name) => renderers.add(name));
      for (const row of found) console.log(describe(row));
      rows.push(...found);
      await page.close();
    }
  } finally {
    await site.close();
  }
  const version = (name: string) => {
    const path = join(ROOT, 'bench/node_modules', name, 'package.json');
    return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
  };
  return {
    versions: {
      'onnxruntime-web': version('onnxruntime-web'),
      'TensorFlow.js': version('@tensorflow/tfjs-layers'),
    },
    renderer: [...renderers].join(', ') || null,
    rows,
  };
}

async function compare(
  page: Page,
  { net, backend, participants, rounds }: ComparisonPlan,
  url: string,
  onRenderer: (name: string) => void,
): Promise<ParticipantRow[]> {
  const threads = await threadsOfSeLens(page, url, backend);
  const opened = new Map<Participant, { threads: number; coldMs: number; logits: number[] }>();
  for (const participant of participants) {
    const open = await page.evaluate(([participant, options]) => window.seBench!.open(participant, options), [
      participant,
      { url, backend, threads },
    ] as const);
    if (open.threads !== threads)
      throw new Error(`${participant} runs on ${open.threads} threads, not ${threads}.`);
    opened.set(participant, open);
  }
  const [first] = participants;
  const own = opened.get(first)!.logits;
  const scale = Math.max(1, ...own.map(Math.abs));
  const errors = new Map<Participant, number>();
  for (const [participant, { logits }] of opened) {
    const difference = Math.max(...own.map((logit, at) => Math.abs(logit - logits[at]))) / scale;
    if (!(logits.length === own.length && difference <= LOGIT_LIMIT)) {
      throw new Error(`${net}: the logits of ${participant} differ by ${difference}: not the same network.`);
    }
    errors.set(participant, difference);
  }

  await page.evaluate((rounds) => window.seBench!.interleave(rounds, 0), WARM_ROUNDS);
  const times = await page.evaluate(([rounds, pause]) => window.seBench!.interleave(rounds, pause), [
    rounds,
    PAUSE_MS,
  ] as const);
  const rows: ParticipantRow[] = [];
  for (const participant of participants) {
    const ms = times[participant]!;
    let gpu: ParticipantRow['gpu'] = null;
    if (backend === 'webgl') {
      const { renderer, ...counts } = await page.evaluate((name) => window.seBench!.gpu(name), participant);
      onRenderer(renderer);
      gpu = counts;
    }
    const { coldMs } = opened.get(participant)!;
    rows.push({
      net,
      title: BENCH_NETS[net].title,
      backend,
      participant,
      medianMs: median(ms),
      lowerMs: quantile(ms, 0.25),
      upperMs: quantile(ms, 0.75),
      share: median(ms.map((value, at) => value / times[first]![at])),
      logitError: errors.get(participant)!,
      coldMs,
      threads,
      rounds,
      gpu,
    });
  }
  return rows;
}

/** Those that the runtime takes by itself; a first start also fills the browser's caches, for all alike. */
async function threadsOfSeLens(page: Page, url: string, backend: BackendName): Promise<number> {
  const { threads } = await page.evaluate((options) => window.seBench!.open('se-lens', options), {
    url,
    backend,
    threads: 1,
  });
  await page.evaluate(() => window.seBench!.closeAll());
  return threads;
}

function describe({ net, backend, participant, medianMs, lowerMs, upperMs, share, gpu }: ParticipantRow) {
  const time = `${medianMs.toFixed(1)} ms (${lowerMs.toFixed(1)} to ${upperMs.toFixed(1)}), ${share.toFixed(2)}`;
  const counts = gpu
    ? `, ${gpu.draws} draws, ${gpu.shaders} shaders, ${(gpu.peakPoolBytes / 1e6).toFixed(0)} MB`
    : '';
  return `${net} ${backend} ${participant}: ${time}${counts}`;
}
