import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { chromiumArgs } from '../../scripts/chromiumArgs';
import { ensureChromium } from '../../scripts/ensureChromium';
import type { Participant } from '../comparison';
import type { OpenOptions } from './page/participant';

/**
 * Bytes that the process of a tab takes at most, beyond those with the empty page, while a participant is opened and runs
 * two passes: JavaScript and WASM, garbage included; textures are in another process. In a browser of its own. null where
 * there is no /proc.
 */
export async function peakMemory(
  pageUrl: string,
  participant: Participant,
  options: OpenOptions,
): Promise<number | null> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
  try {
    const page = await browser.newPage();
    await page.goto(pageUrl);
    await page.waitForFunction(() => window.seBench !== undefined);
    const before = await memoryOf(browser, 'VmRSS');
    await page.evaluate(
      async ([participant, options]) => {
        await window.seBench!.open(participant, options);
        await window.seBench!.passes(participant, 1);
      },
      [participant, options] as const,
    );
    const after = await memoryOf(browser, 'VmHWM');
    // A renderer that began meanwhile shows no participant.
    const growth = [...after].map(([id, bytes]) => bytes - (before.get(id) ?? bytes));
    return growth.length > 0 ? Math.max(...growth) : null;
  } finally {
    await browser.close();
  }
}

/** Resident bytes, now or at most, of each renderer, by process. */
async function memoryOf(browser: Browser, field: 'VmRSS' | 'VmHWM'): Promise<Map<number, number>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const found = new Map<number, number>();
  for (const { id, type } of processInfo) {
    const kilobytes = type === 'renderer' ? statusOf(id, field) : null;
    if (kilobytes !== null) found.set(id, 1024 * kilobytes);
  }
  return found;
}

/** In kB; null where the system does not tell, or the process has ended. */
function statusOf(process: number, field: string): number | null {
  try {
    const line = readFileSync(`/proc/${process}/status`, 'utf8').match(
      new RegExp(`^${field}:\\s+(\\d+) kB`, 'm'),
    );
    return line ? Number(line[1]) : null;
  } catch {
    return null;
  }
}
