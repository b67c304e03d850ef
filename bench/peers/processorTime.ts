import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/**
 * Processor time in milliseconds that all processes started by this one, and by those, have used so far; it hardly notices
 * what else the machine does. null where there is no /proc.
 */
export function processorMs(): number | null {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return null;
  }
  const children = new Map<number, { pid: number; ms: number }[]>();
  for (const name of names) {
    const stat = /^\d+$/.test(name) ? readStat(name) : null;
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), stat]);
  }
  const used = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + child.ms + used(child.pid), 0);
  return used(process.pid);
}

function readStat(pid: string): { pid: number; parent: number; ms: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in parentheses, may hold spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    return { pid: Number(pid), parent, ms: TICK_MS * (user + system) };
  } catch {
    // The process ended meanwhile.
    return null;
  }
}
