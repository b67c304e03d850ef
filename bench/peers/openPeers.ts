import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { build } from 'vite';
import { serveSite } from '../../scripts/serve';
import type { Comparison, NetName, Peers } from '../comparison';
import { type PeerPart, plansOf } from '../parts';
import { wireBytes } from '../wireBytes';
import { COLD_NET, coldStarts } from './coldStarts';
import { comparePasses, describeRow } from './comparePasses';
import { writeModelFolder } from './modelFolder';
import { BENCH_NETS } from './nets';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WORK = join(ROOT, 'bench/.work');

/** Builds the page of the participants and serves it, cross-origin isolated, beside the files of the parts' networks. */
export async function openPeers(browser: Browser, parts: PeerPart[]): Promise<Peers> {
  const plans = (part: PeerPart) => (part === 'cold' ? [] : plansOf(part));
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(join(WORK, 'nets'), { recursive: true });
  await build({ configFile: join(ROOT, 'bench/peers/vite.config.ts'), logLevel: 'error' });
  const nets = parts.flatMap((part) => (part === 'cold' ? [COLD_NET] : plans(part).map(({ net }) => net)));
  for (const net of new Set(nets))
    writeModelFolder(BENCH_NETS[net], join(WORK, 'nets'), join(ROOT, 'public/models'));
  const asked: string[] = [];
  const site = await serveSite({
    folder: WORK,
    base: '/',
    route: (path) => {
      asked.push(path);
      return false;
    },
  });
  const folderOf = (net: NetName) => `${site.url}nets/${net}/`;
  const pageUrl = `${site.url}page/index.html`;

  return {
    versions: ['onnxruntime-web', '@tensorflow/tfjs-layers']
      .map((name) => `${name} ${versionOf(name)}`)
      .join(', '),

    async compare(part: PeerPart): Promise<Comparison> {
      if (part === 'cold') {
        const fetchedBytes = () => {
          const files = asked.splice(0).filter((path) => !/index\.html$/.test(path));
          return files.reduce((sum, path) => sum + wireBytes(join(WORK, path)), 0);
        };
        const cold = await coldStarts(browser, pageUrl, folderOf(COLD_NET), fetchedBytes);
        return { rows: [], cold };
      }
      const found: Comparison = { rows: [], cold: [] };
      for (const plan of plans(part)) {
        const page = await browser.newPage();
        await page.goto(pageUrl);
        const rows = await comparePasses(page, plan, folderOf(plan.net));
        await page.close();
        for (const row of rows) console.log(describeRow(row));
        found.rows.push(...rows);
      }
      return found;
    },

    close: () => site.close(),
  };
}

function versionOf(name: string): string {
  const path = join(ROOT, 'bench/node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
