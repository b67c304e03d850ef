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

/** Tasks of a renderer's main thread: milliseconds of CPU time (of wall time, where the platform tells no other). */
export interface MainThreadTasks {
  ms: number[];
  clock: 'cpu' | 'wall';
}

/** Those that end while `action` runs. */
export async function mainThreadTasks(
  browser: Browser,
  page: Page,
  action: () => Promise<void>,
): Promise<MainThreadTasks> {
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
  return { ms: tasks.map(({ dur = 0, tdur = 0 }) => (clock === 'cpu' ? tdur : dur) / 1000), clock };
}

/** The longest of them. */
export async function longestTask(
  ...watched: Parameters<typeof mainThreadTasks>
): Promise<{ ms: number; clock: MainThreadTasks['clock'] }> {
  const { ms, clock } = await mainThreadTasks(...watched);
  return { ms: ms.reduce((most, task) => Math.max(most, task), 0), clock };
}
