import { type Failure, fail } from './failure';
import { fieldsOf, listOf, Misfit } from './jsonChecks';
import { type Result, succeed } from './result';

/** Names of a network's classes, in class order: none empty, and in English each once. */
export interface ClassLabels {
  /** Of the file. */
  file: string;
  en: string[];
  zh: string[] | null;
  /** Labels that stood more than once and got the number of their class. */
  repeated: number;
  /** Empty labels, called by the number of their class. */
  unnamed: number;
}

/**
 * The labels in a file: JSON (see `labelsInJson`, also a config.json with labels), or text with one a line, in class order. A
 * line may begin with its class's number (from 0 or 1, in any order, with a header line or none) and with a WordNet id; empty
 * lines at the end do not count. Fails with `labels-encoding` where the bytes were no UTF-8, with `labels-unreadable` and
 * the place where there is no list of labels.
 */
export function readClassLabels(text: string, file: string): Result<ClassLabels> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.includes('\uFFFD') || content.includes('\0')) return fail('labels-encoding', { name: file });
  const unreadable = (field: string): Failure => fail('labels-unreadable', { name: file, field });
  if (content.trim() === '') return unreadable('1');
  if (/^\s*[[{]/.test(content)) {
    const json = parsed(content);
    if (json !== undefined) {
      const found = labelsInJson(json) ?? labelsInConfig(json);
      return found instanceof Misfit
        ? unreadable(found.message)
        : found
          ? succeed(mended(found, file))
          : unreadable('JSON');
    }
    if (/\.json$/i.test(file)) return unreadable('JSON');
  }
  return succeed(mended({ en: fromLines(content), zh: null }, file));
}

/** Names as a file says them. */
export type RawLabels = Pick<ClassLabels, 'en' | 'zh'>;

/**
 * Labels in JSON that is nothing else: a list; an object from class numbers to labels, each a text or a list of WordNet id
 * and text; an object from labels to class numbers; `{en, zh}`. null where it is no such list, Misfit with the place
 * where one does not fit.
 */
export function labelsInJson(json: unknown): RawLabels | Misfit | null {
  return orMisfit(() => {
    if (Array.isArray(json)) return { en: list(json, 'JSON'), zh: null };
    if (typeof json !== 'object' || json === null) return null;
    const fields = json as Record<string, unknown>;
    const keys = Object.keys(fields);
    if (keys.length === 0) return null;
    if (keys.every((key) => /^\d+$/.test(key))) return { en: byNumber(fields, 'JSON'), zh: null };
    if (Array.isArray(fields.en)) {
      const en = list(fields.en, 'en');
      const zh = fields.zh === undefined ? null : list(fields.zh, 'zh');
      if (zh && zh.length !== en.length) throw new Misfit('zh');
      return { en, zh };
    }
    const numbers = Object.values(fields);
    const places = numbers.every(Number.isInteger) ? new Set(numbers) : null;
    if (!places || !keys.every((_, index) => places.has(index))) return null;
    return { en: keys.toSorted((a, b) => (fields[a] as number) - (fields[b] as number)), zh: null };
  });
}

/** The labels that a config.json carries: timm's `label_names`, Hugging Face's `id2label`. */
export function labelsInConfig(json: unknown): RawLabels | Misfit | null {
  return orMisfit(() => {
    const { label_names, label_names_zh, label_descriptions, id2label } = fieldsOf(json, 'JSON');
    if (Array.isArray(label_names)) {
      const names = list(label_names, 'label_names');
      const zh = Array.isArray(label_names_zh) ? list(label_names_zh, 'label_names_zh') : null;
      if (zh && zh.length !== names.length) throw new Misfit('label_names_zh');
      // timm: WordNet ids, and apart from them what they stand for.
      const words = new Map(Object.entries(label_descriptions ?? {}));
      return { en: names.map((name) => String(words.get(name) ?? name)), zh };
    }
    return id2label ? { en: byNumber(fieldsOf(id2label, 'id2label'), 'id2label'), zh: null } : null;
  });
}

function orMisfit<T>(work: () => T): T | Misfit {
  try {
    return work();
  } catch (error) {
    if (error instanceof Misfit) return error;
    throw error;
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const WORDNET_ID = /^n\d{8}$/;

/** A text, a number, null for none, or WordNet id and text. */
function name(value: unknown, field: string): string {
  if (Array.isArray(value)) return name(WORDNET_ID.test(String(value[0])) ? value[1] : value[0], field);
  if (value === null) return '';
  if (typeof value !== 'string' && typeof value !== 'number') throw new Misfit(field);
  return String(value);
}

function list(value: unknown, field: string): string[] {
  const names = listOf(name)(value, field);
  if (names.length === 0) throw new Misfit(field);
  return names;
}

/** `{"0": ..., "1": ...}`, no number left out. */
function byNumber(fields: Record<string, unknown>, field: string): string[] {
  const { length } = Object.keys(fields);
  if (length === 0) throw new Misfit(field);
  return Array.from({ length }, (_, index) => {
    if (!Object.hasOwn(fields, index)) throw new Misfit(`${field}["${index}"]`);
    return name(fields[index], `${field}["${index}"]`);
  });
}

function fromLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  while (lines.at(-1) === '') lines.pop();
  const names = inOrder(lines) ?? inOrder(lines.slice(1)) ?? lines;
  const words = names.map((line) => /^n\d{8}[\s,;:]+(.+)$/s.exec(line)?.[1]);
  const bare = words.every((word) => word !== undefined) ? words : names;
  return bare.map((line) =>
    line.length > 1 && line.startsWith('"') && line.endsWith('"')
      ? line.slice(1, -1).replaceAll('""', '"')
      : line,
  );
}

/** Lines that all begin with the number of their class, in its order and without it; null where they do not. */
function inOrder(lines: string[]): string[] | null {
  const rows = lines.map((line) => /^"?(\d{1,6})"?(?:\s*[,;:\t]\s*|\s+)(.*)$/s.exec(line));
  if (rows.length < 2 || !rows.every((row) => row !== null)) return null;
  const byPlace = new Map(rows.map(([, number, label]) => [Number(number), label]));
  const first = byPlace.has(0) ? 0 : 1;
  const names = rows.map((_, index) => byPlace.get(first + index));
  return names.every((label) => label !== undefined) ? names : null;
}

/** Names that tell classes apart: empty ones are called by their number, and repeated ones get it. */
export function mended({ en, zh }: RawLabels, file: string): ClassLabels {
  const names = en.map((label, index) => label.trim() || `class ${index}`);
  const count = new Map<string, number>();
  for (const label of names) count.set(label, (count.get(label) ?? 0) + 1);
  const taken = new Set(names.filter((label) => count.get(label) === 1));
  let repeated = 0;
  const unique = names.map((label, index) => {
    if (count.get(label) === 1) return label;
    repeated++;
    let numbered = `${label} (${index})`;
    while (taken.has(numbered)) numbered += ` (${index})`;
    taken.add(numbered);
    return numbered;
  });
  return {
    file,
    en: unique,
    zh: zh?.map((label, index) => label.trim() || unique[index]) ?? null,
    repeated,
    unnamed: en.filter((label) => label.trim() === '').length,
  };
}

/** The names of a model's classes in a language; English where the model has no others. */
export const labelsIn = (
  language: 'en' | 'zh',
  { labels, labelsZh }: { labels: string[]; labelsZh: string[] | null },
): string[] => (language === 'zh' ? labelsZh : null) ?? labels;
