import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { chromiumArgs } from '../scripts/chromiumArgs';
import { ensureChromium } from '../scripts/ensureChromium';
import { freshDist } from '../scripts/freshDist';
import { serveSite } from '../scripts/serve';
import type { Sample } from '../src/domain/model';
import type { PeersModule } from './comparison';
import { type Figure, isMissed } from './figure';
import { coldFigures, peerFigures } from './limits';
import { measurePage } from './measurePage';
import { PAGE_PARTS, type PagePart, type Part, PEER_PARTS, type PeerPart } from './parts';
import { ensurePeerPackages } from './peerPackages';
import { type PartResults, type Results, readResults, writeResults } from './results';
import { figureTable, participantTables } from './tables';

/**
 * `npm run bench`: the figures that the project promises, each with its limit, and this runtime beside others on the same
 * weights. `--only PART,PART` runs parts alone. Exit status 1 if a target is missed.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'bench');

const { values } = parseArgs({
  options: { only: { type: 'string' } },
});
const parts = chosenParts(values.only);
const date = new Date().toISOString();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
const machine = [
  `${cpus().length} cores (${cpus()[0]?.model.trim()})`,
  `headless Chromium ${browser.version()}`,
  `WebGL by ${await rendererOf(browser)}`,
  `TensorFlow.js ${createRequire(import.meta.url)('@tensorflow/tfjs-core/package.json').version}`,
].join(', ');
const measured: Results = {};
try {
  await runPageParts(browser);
  await runPeerParts(browser);
} finally {
  await browser.close();
}
report();

function chosenParts(only: string | undefined): Part[] {
  const all: Part[] = [...PAGE_PARTS, ...PEER_PARTS];
  const wanted = only?.split(',') ?? all;
  const unknown = wanted.find((name) => !all.includes(name as Part));
  if (unknown !== undefined) throw new Error(`--only knows no "${unknown}", only ${all.join(', ')}.`);
  return all.filter((part) => wanted.includes(part));
}

/** UNMASKED_RENDERER of WebGL. */
async function rendererOf(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  const name = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    const info = gl?.getExtension('WEBGL_debug_renderer_info');
    return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'none';
  });
  await page.close();
  return name;
}

function keep(part: Part, found: Partial<PartResults>, versions?: string): void {
  const where = versions ? `${machine}, ${versions}` : machine;
  const all = { date, machine: where, figures: [], rows: [], cold: [], ...found };
  measured[part] = all;
  // After every part: a run that breaks off loses no more than the part it was at.
  writeResults(FOLDER, { ...readResults(FOLDER), ...measured });
}

async function runPageParts(browser: Browser): Promise<void> {
  const wanted = parts.filter((part): part is PagePart => PAGE_PARTS.includes(part as PagePart));
  if (wanted.length === 0) return;
  const dist = freshDist(ROOT);
  const samples = JSON.parse(readFileSync(join(dist, 'samples/index.json'), 'utf8')) as Sample[];
  const asked: string[] = [];
  const site = await serveSite({
    folder: dist,
    base: '/',
    route: (path) => {
      asked.push(path === '/' ? 'index.html' : path);
      return false;
    },
  });
  try {
    for (const part of wanted) {
      const figures: Figure[] = await measurePage[part]({ browser, url: site.url, dist, samples, asked });
      keep(part, { figures });
    }
  } finally {
    await site.close();
  }
}

/** By a name that the type checker does not follow: its packages are the bench's own. */
async function runPeerParts(browser: Browser): Promise<void> {
  const wanted = parts.filter((part): part is PeerPart => PEER_PARTS.includes(part as PeerPart));
  if (wanted.length === 0) return;
  ensurePeerPackages(FOLDER);
  const entry = new URL('peers/openPeers.ts', import.meta.url).href;
  const { openPeers } = (await import(entry)) as PeersModule;
  const peers = await openPeers(browser, wanted);
  try {
    for (const part of wanted) {
      // Where two give different logits the part has no results; the others still have theirs.
      const compared = await peers.compare(part).catch((error: unknown) => {
        console.error(`${part}:`, error);
        process.exitCode = 1;
        return null;
      });
      if (!compared) continue;
      const { rows, cold } = compared;
      const figures = [...peerFigures(rows), ...coldFigures(cold)];
      keep(part, { rows, cold, figures }, peers.versions);
    }
  } finally {
    await peers.close();
  }
}

function report(): void {
  const all = Object.values(measured);
  const figures = all.flatMap((part) => part.figures);
  const compared = participantTables(
    all.flatMap(({ rows }) => rows),
    all.flatMap(({ cold }) => cold),
  );
  console.log(['', ...figureTable(figures), ...compared].join('\n\n'));
  if (figures.some(isMissed)) process.exitCode = 1;
}
