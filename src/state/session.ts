import { readChannelSet, writeChannelSet } from '../domain/channelSet';
import type { ClassLabels } from '../domain/classLabels';
import { fail } from '../domain/failure';
import type { GateEdits } from '../domain/gateEdit';
import {
  type Check,
  fieldsOf,
  finite,
  flag,
  index,
  listOf,
  Misfit,
  oneOf,
  orNull,
  text,
} from '../domain/jsonChecks';
import type { LessonPath } from '../domain/lesson';
import type { CropSquare } from '../domain/preprocess';
import { PROBES, type Probe, type ProbeKind } from '../domain/probe';
import { gateEdits } from '../domain/readGateEdits';
import { type Result, succeed } from '../domain/result';
import { type ConfigSettings, SETTING_NAMES } from '../domain/settings';
import type {
  AppState,
  ChannelOrder,
  ClassView,
  CompareView,
  GateColorMode,
  Reference,
  View,
} from './appState';
import { MOST_COMPARED } from './comparison';
import { renameImages } from './editReferences';

export const SESSION_FORMAT = 'se-session/1';

/** An image as a session keeps it: by name where it is bundled, as a change of another, else whole. */
export type SessionImage = { name: string; crop: CropSquare | null; predictionsHidden: boolean } & (
  | { sample: string }
  | { of: number; probe: Probe }
  /** base64 of the file. */
  | { type: string; data: string }
);

/**
 * A network as its author used it. `settings`: chosen in place of read or assumed ones; `labels`: of a file of labels, null
 * for none. Files of older versions have neither.
 */
export interface SessionModel {
  id: string;
  sha256: string;
  settings?: Partial<ConfigSettings>;
  labels?: ClassLabels | null;
}

/** Everything that restores what is on screen; images are named by their place in `images`. */
export interface Session {
  format: typeof SESSION_FORMAT;
  /** Results depend on it; a session says which one its author saw, and how it was run. */
  model: SessionModel;
  /** The network set beside it, if any. */
  secondModel?: { id: string; sha256: string };
  view: View;
  block: string | null;
  channel: number | null;
  /** Brushed channels, as in a link; files of older versions have none. */
  brush?: string;
  order: ChannelOrder;
  gateColors: GateColorMode;
  reference: Reference;
  classes: number[] | null;
  classView: ClassView;
  compareView: Omit<CompareView, 'partner'> & { partner: number | null };
  /** What was usual came of so many images without classes, which are in a file of their own. */
  ownReference?: { images: number };
  /** Absent where the lesson was not there yet, or never opened. */
  lesson?: { step: string; path: LessonPath };
  current: number | null;
  /** Transplants name images by their place. */
  edits: GateEdits;
  compared: { image: number; slot: number }[];
  /** Names of the images of two groups, which are not kept; absent where there are none. */
  groups?: { a: string[]; b: string[] };
  images: SessionImage[];
}

const modelOf: Check<{ id: string; sha256: string }> = (value, field) => {
  const { id, sha256 } = fieldsOf(value, field);
  return { id: text(id, `${field}.id`), sha256: text(sha256, `${field}.sha256`) };
};

const usedModelOf: Check<SessionModel> = (value, field) => {
  const { settings, labels } = fieldsOf(value, field);
  return {
    ...modelOf(value, field),
    ...(settings !== undefined && { settings: settingsOf(settings, `${field}.settings`) }),
    ...(labels !== undefined && { labels: orNull(labelsOf)(labels, `${field}.labels`) }),
  };
};

const groupsOf: Check<{ a: string[]; b: string[] }> = (value, field) => {
  const { a, b } = fieldsOf(value, field);
  return { a: listOf(text)(a, `${field}.a`), b: listOf(text)(b, `${field}.b`) };
};

/** Only the names: what a setting may be is known where it is used, and refused there with its value. */
const settingsOf: Check<Partial<ConfigSettings>> = (value, field) => {
  const settings = fieldsOf(value, field);
  for (const name of Object.keys(settings)) oneOf<string>(...SETTING_NAMES)(name, `${field}.${name}`);
  return settings;
};

const labelsOf: Check<ClassLabels> = (value, field) => {
  const { file, en, zh, repeated, unnamed } = fieldsOf(value, field);
  return {
    file: text(file, `${field}.file`),
    en: listOf(text)(en, `${field}.en`),
    zh: orNull(listOf(text))(zh, `${field}.zh`),
    repeated: index(repeated, `${field}.repeated`),
    unnamed: index(unnamed, `${field}.unnamed`),
  };
};

const cropSquare: Check<CropSquare> = (value, field) => {
  const crop = fieldsOf(value, field);
  const [x, y, size] = ['x', 'y', 'size'].map((key) => finite(crop[key], `${field}.${key}`));
  if (size <= 0) throw new Misfit(`${field}.size`);
  return { x, y, size };
};

const probeOf: Check<Probe> = (value, field) => {
  const { kind, amount } = fieldsOf(value, field);
  const known = oneOf(...(Object.keys(PROBES) as ProbeKind[]))(kind, `${field}.kind`);
  const { min, max } = PROBES[known];
  return { kind: known, amount: Math.min(max, Math.max(min, finite(amount, `${field}.amount`))) };
};

const lessonOf: Check<NonNullable<Session['lesson']>> = (value, field) => {
  const { step, path } = fieldsOf(value, field);
  return { step: text(step, `${field}.step`), path: oneOf('short', 'long')(path, `${field}.path`) };
};

const ownReferenceOf: Check<{ images: number }> = (value, field) => ({
  images: index(fieldsOf(value, field).images, `${field}.images`),
});

const channelSet: Check<string> = (value, field) => {
  const written = text(value, field);
  if (!readChannelSet(written).ok) throw new Misfit(field);
  return written;
};

const sessionImage: Check<SessionImage> = (value, field) => {
  const image = fieldsOf(value, field);
  const shared = {
    name: text(image.name, `${field}.name`),
    crop: orNull(cropSquare)(image.crop, `${field}.crop`),
    predictionsHidden: flag(image.predictionsHidden, `${field}.predictionsHidden`),
  };
  if (image.sample !== undefined) return { ...shared, sample: text(image.sample, `${field}.sample`) };
  if (image.probe !== undefined)
    return { ...shared, of: index(image.of, `${field}.of`), probe: probeOf(image.probe, `${field}.probe`) };
  return { ...shared, type: text(image.type, `${field}.type`), data: text(image.data, `${field}.data`) };
};

/**
 * Reads a session file. Fails with `session-newer` where a later version wrote it, with `session-damaged` and the
 * field where it is none or a field does not fit.
 */
export function readSession(json: string): Result<Session> {
  try {
    const whole = fieldsOf(JSON.parse(json), 'JSON');
    const format = text(whole.format, 'format');
    const version = /^se-session\/(\d+)$/.exec(format);
    if (!version) throw new Misfit('format');
    if (format !== SESSION_FORMAT) return fail('session-newer', { format });
    const classView = fieldsOf(whole.classView, 'classView');
    const compareView = fieldsOf(whole.compareView, 'compareView');
    const images = listOf(sessionImage)(whole.images, 'images');
    const place: Check<number> = (value, field) => {
      if (index(value, field) >= images.length) throw new Misfit(field);
      return value as number;
    };
    images.forEach((image, i) => {
      // A probe changes an image that is there before it.
      if ('of' in image && image.of >= i) throw new Misfit(`images[${i}].of`);
    });
    // Files of before there was a lab have none.
    const edits = gateEdits(whole.edits ?? {}, 'edits');
    for (const [block, edit] of Object.entries(edits))
      if (edit.mode === 'from') place(Number(edit.image), `edits.${block}.image`);
    const compared = listOf((value, field) => {
      const entry = fieldsOf(value, field);
      const slot = index(entry.slot, `${field}.slot`);
      if (slot >= MOST_COMPARED) throw new Misfit(`${field}.slot`);
      return { image: place(entry.image, `${field}.image`), slot };
    })(whole.compared, 'compared');
    for (const key of ['image', 'slot'] as const)
      if (new Set(compared.map((entry) => entry[key])).size < compared.length) throw new Misfit('compared');
    return succeed({
      format: SESSION_FORMAT,
      model: usedModelOf(whole.model, 'model'),
      secondModel: whole.secondModel === undefined ? undefined : modelOf(whole.secondModel, 'secondModel'),
      view: oneOf('explore', 'compare', 'classes', 'lab', 'learn')(whole.view, 'view'),
      block: orNull(text)(whole.block, 'block'),
      channel: orNull(index)(whole.channel, 'channel'),
      ...(whole.brush === undefined ? {} : { brush: channelSet(whole.brush, 'brush') }),
      order: oneOf('channel', 'gate')(whole.order, 'order'),
      gateColors: oneOf('unit', 'block', 'deviation')(whole.gateColors, 'gateColors'),
      reference:
        typeof whole.reference === 'number'
          ? index(whole.reference, 'reference')
          : oneOf('none', 'all')(whole.reference, 'reference'),
      classes: orNull(listOf(index))(whole.classes, 'classes'),
      classView: {
        channels: oneOf('sampled', 'all')(classView.channels, 'classView.channels'),
        order: oneOf('channel', 'deviation')(classView.order, 'classView.order'),
        range: oneOf('unit', 'fit')(classView.range, 'classView.range'),
      },
      compareView: {
        order: oneOf('channel', 'usual', 'pinned', 'difference')(compareView.order, 'compareView.order'),
        unit: oneOf('delta', 'ratio', 'usual')(compareView.unit, 'compareView.unit'),
        partner: orNull(place)(compareView.partner, 'compareView.partner'),
      },
      ...(whole.ownReference !== undefined && {
        ownReference: ownReferenceOf(whole.ownReference, 'ownReference'),
      }),
      ...(whole.lesson !== undefined && { lesson: lessonOf(whole.lesson, 'lesson') }),
      current: orNull(place)(whole.current, 'current'),
      edits,
      compared,
      ...(whole.groups !== undefined && { groups: groupsOf(whole.groups, 'groups') }),
      images,
    });
  } catch (error) {
    if (error instanceof Misfit) return fail('session-damaged', { field: error.message });
    if (error instanceof SyntaxError) return fail('session-damaged', { field: 'JSON' });
    throw error;
  }
}

/** Who the groups are; those asked for and not given yet stay so. */
function groupNames({ groups, groupsAsked }: AppState): { a: string[]; b: string[] } {
  const names = (group: 'a' | 'b') =>
    groups[group]?.traces.map(({ image }) => image.name) ?? groupsAsked?.[group] ?? [];
  return { a: names('a'), b: names('b') };
}

/** What a session keeps of the state, but for the images themselves. */
export function sessionView(state: AppState, placeOf: (id: string) => number | null) {
  const { view, block, channel, brush, order, gateColors, reference, classView, compareView } = state;
  return {
    view,
    block,
    channel,
    ...(brush.length > 0 ? { brush: writeChannelSet(brush) } : {}),
    order,
    gateColors,
    reference,
    classes: state.classes?.map(({ index: at }) => at) ?? null,
    classView,
    compareView: {
      ...compareView,
      partner: compareView.partner === null ? null : placeOf(compareView.partner),
    },
    ...(state.profile?.classes === 0 && { ownReference: { images: state.profile.images } }),
    ...(view === 'learn' && { lesson: { step: state.step, path: state.lessonPath } }),
    current: state.currentImage === null ? null : placeOf(state.currentImage),
    edits: renameImages(state.lab.edits, (id) => placeOf(id)?.toString() ?? null),
    ...(state.groups.a || state.groups.b || state.groupsAsked ? { groups: groupNames(state) } : {}),
    compared: state.compared.flatMap(({ id, slot }) => {
      const image = placeOf(id);
      return image === null ? [] : [{ image, slot }];
    }),
  };
}
