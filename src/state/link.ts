import { readChannelSet, writeChannelSet } from '../domain/channelSet';
import { readControls, writeControls } from '../domain/classControls';
import type { LessonPath } from '../domain/lesson';
import { readGateEdits } from '../domain/readGateEdits';
import type { BackendChoice } from '../domain/runtime';
import type { Language, ThemeChoice, View } from './appState';

/** What a link can say; absent means the default. */
export interface Link {
  view?: View;
  model?: string;
  /** The loaded model and the one set beside it, in place of `model` in the Compare view. */
  models?: string;
  /** `sample:ID` or `url:ADDRESS` (decoded). */
  image?: string;
  /** Several of the same, comma-separated, in the Compare view. */
  images?: string;
  /** A session file of this site; never written, since the session's own link follows. */
  session?: string;
  block?: string;
  channel?: number;
  /** Brushed channels, as `12,40-50`. */
  brush?: string;
  /** Indices, comma-separated. */
  classes?: string;
  /** Order of channels: `gate` in Explore, `deviation` in Classes, the others in Compare. */
  order?: 'gate' | 'deviation' | 'usual' | 'pinned' | 'difference';
  /** Of differences, in Compare. */
  unit?: 'ratio' | 'usual';
  /** Colors of the map. */
  colors?: 'block' | 'deviation';
  /** What a block is compared with: `all` classes, or the index of one. */
  usual?: string;
  /** In Classes: all channels, and an axis that fits what is shown. */
  channels?: 'all';
  range?: 'fit';
  /** A step of the lesson, and the way it is gone where that is not the short one. */
  step?: string;
  path?: Exclude<LessonPath, 'short'>;
  /** Large text and marks, for a projector. */
  present?: '1';
  /** A class link: the controls that students may use, as `model,images`, or `none`. */
  allow?: string;
  /** Gate edits as JSON, in the lab; images of transplants as in `image`. */
  edits?: string;
  lang?: Language;
  theme?: ThemeChoice;
  backend?: BackendChoice;
}

/** The model that a link loads. */
export const firstModel = ({ model, models }: Link): string | undefined => models?.split(',')[0] ?? model;

export interface UnknownValue {
  name: string;
  value: string;
}

interface Field<K extends keyof Link> {
  /** Whether a change is a step that Back undoes. */
  history: 'push' | 'replace';
  /** The parsed value, or undefined if it is none. */
  read(text: string): Link[K] | undefined;
}

const oneOf =
  <T extends string>(...values: T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text);

const text = (value: string): string | undefined => (value === '' ? undefined : value);

const IMAGE = /^(sample|url):./;

/** `images=` as its parts; a comma within an address is written `%2C`. */
export const readImages = (value: string): string[] =>
  value.split(',').map((image) => image.replaceAll('%2C', ',').replaceAll('%25', '%'));

export const writeImages = (images: string[]): string =>
  images.map((image) => image.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');

const channelSet = (value: string): string | undefined => {
  const channels = readChannelSet(value);
  return channels.ok ? writeChannelSet(channels.value) || undefined : undefined;
};

const controls = (value: string): string | undefined => {
  const read = readControls(value);
  return read ? writeControls(read) : undefined;
};

/** The one table of link parameters. */
const FIELDS: { [K in keyof Required<Link>]: Field<K> } = {
  view: { history: 'push', read: oneOf('explore', 'compare', 'classes', 'lab', 'learn') },
  model: { history: 'push', read: text },
  models: { history: 'push', read: (value) => (/^[^,]+,[^,]+$/.test(value) ? value : undefined) },
  image: { history: 'push', read: (value) => (IMAGE.test(value) ? value : undefined) },
  images: {
    history: 'push',
    read: (value) => (readImages(value).every((image) => IMAGE.test(image)) ? value : undefined),
  },
  session: { history: 'replace', read: text },
  block: { history: 'push', read: text },
  channel: { history: 'replace', read: (value) => (/^\d{1,6}$/.test(value) ? Number(value) : undefined) },
  brush: { history: 'replace', read: channelSet },
  classes: {
    history: 'replace',
    read: (value) => (/^\d{1,5}(,\d{1,5}){0,5}$/.test(value) ? value : undefined),
  },
  order: { history: 'replace', read: oneOf('gate', 'deviation', 'usual', 'pinned', 'difference') },
  unit: { history: 'replace', read: oneOf('ratio', 'usual') },
  colors: { history: 'replace', read: oneOf('block', 'deviation') },
  usual: { history: 'replace', read: (value) => (/^(all|\d{1,5})$/.test(value) ? value : undefined) },
  channels: { history: 'replace', read: oneOf('all') },
  range: { history: 'replace', read: oneOf('fit') },
  step: { history: 'push', read: text },
  path: { history: 'replace', read: oneOf('long') },
  present: { history: 'replace', read: oneOf('1') },
  allow: { history: 'replace', read: controls },
  edits: { history: 'replace', read: (value) => (readGateEdits(value).ok ? value : undefined) },
  lang: { history: 'replace', read: oneOf('en', 'zh') },
  theme: { history: 'replace', read: oneOf('light', 'dark') },
  backend: { history: 'replace', read: oneOf('auto', 'webgl', 'wasm', 'cpu') },
};

const NAMES = Object.keys(FIELDS) as (keyof Link)[];

/** Reads a query string. Values that no field accepts are reported and left out. */
export function readLink(search: string): { link: Link; unknown: UnknownValue[] } {
  const params = new URLSearchParams(search);
  const link: Record<string, unknown> = {};
  const unknown: UnknownValue[] = [];
  for (const name of NAMES) {
    const raw = params.get(name);
    if (raw === null) continue;
    const value = FIELDS[name].read(raw);
    if (value === undefined) unknown.push({ name, value: raw });
    else link[name] = value;
  }
  return { link: link as Link, unknown };
}

/** Writes a link as a query string, in the table's order; '' if it says nothing. */
export function writeLink(link: Link): string {
  const params = new URLSearchParams();
  for (const name of NAMES) if (link[name] !== undefined) params.set(name, String(link[name]));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** How the address changes from one link to the next: as a step of its own, in place, or not at all. */
export function historyStep(from: Link, to: Link): 'push' | 'replace' | 'none' {
  const changed = NAMES.filter((name) => from[name] !== to[name]);
  if (changed.length === 0) return 'none';
  // The first comparison belongs to the step that opened the view.
  if (changed.length === 1 && changed[0] === 'images' && from.images === undefined) return 'replace';
  // So does the first choice of a block and channel.
  if (from.block === undefined && changed.every((name) => name === 'block' || name === 'channel'))
    return 'replace';
  return changed.some((name) => FIELDS[name].history === 'push') ? 'push' : 'replace';
}
