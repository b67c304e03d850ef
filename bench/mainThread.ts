import type { Browser, Page } from 'playwright';

/** The part of a trace event of Chromium that counts here. Times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  /** CPU time, where the platform tells. */
  tdur?: number;
  args?: { name?: string };
}

const CATEGORIES = ['__metadata', 'toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Longest task on a renderer's main thread while `action` runs, milliseconds of CPU time (of wall time, if need be). */
export async function longestTask(
  browser: Browser,
  page: Page,
  action: () => Promise<void>,
): Promise<{ ms: number; clock: 'cpu' | 'wall' }> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && isMain.has(`${pid}:${tid}`),
  );
  if (tasks.length === 0) throw new Error('The browser recorded no task of the main thread.');
  const clock = tasks.some(({ tdur }) => tdur !== undefined) ? 'cpu' : 'wall';
  const ms = Math.max(...tasks.map(({ dur, tdur }) => (clock === 'cpu' ? (tdur ?? 0) : (dur ?? 0)))) / 1000;
  return { ms, clock };
}
