import type { StoreApi } from 'zustand/vanilla';
import { writeChannelSet } from '../domain/channelSet';
import { writeControls } from '../domain/classControls';
import type { GateEdits } from '../domain/gateEdit';
import { linkOfModel } from '../domain/modelAddress';
import { type AppState, type Language, shownImage } from './appState';
import { activeDetour } from './detourActions';
import { linkName, renameImages } from './editReferences';
import { historyStep, type Link, writeImages, writeLink } from './link';
import { type OwnParts, writeOwn } from './ownParts';
import { comparedProbes, type KeptProbe } from './probeActions';

export const languageOf = (tag: string): Language => (/^zh/i.test(tag) ? 'zh' : 'en');

/** What a step of history remembers besides its address. */
export interface HistoryEntry {
  image: string | null;
  /** The visitor's own model was in use, which no link can name: it stays. */
  ownModel: boolean;
  /** The same of the network set beside it. */
  ownSecond?: boolean;
  /** The comparison, with what no link can name: the visitor's own images, probes, and everybody's color. */
  compared: AppState['compared'];
  /** What the probes of the comparison change, and how. */
  probes?: KeptProbe[];
  /** The edits of the Lab, where they take gates from an image that no link can name. */
  edits?: GateEdits;
  /** The page had chosen the block. */
  blockAuto?: boolean;
  detour?: AppState['detour'];
}

function comparedOf({ compared, images }: AppState): string | undefined {
  const names = compared.map(({ id }) => {
    const image = images.find((candidate) => candidate.id === id);
    return image ? linkName(image) : null;
  });
  return writeImages(names.filter((name) => name !== null)) || undefined;
}

/** A model as a link names it, the default one included; nothing can name a file of the visitor's. */
const modelLink = ({
  catalog,
  model,
}: Pick<AppState, 'catalog'> & { model: { id: string } | null }): string | undefined =>
  catalog.some((card) => card.id === model?.id) ? model?.id : model ? linkOfModel(model.id) : undefined;

/** The loaded network and the one beside it, where a link can name both. */
function modelsOf({ catalog, model, secondModel }: AppState): string | undefined {
  const names = [model, secondModel].map((network) => network && modelLink({ catalog, model: network }));
  return names.every((name) => name && !name.includes(',')) ? names.join(',') : undefined;
}

/** Without transplants from images that no link can name. */
function editsOf({ lab: { edits }, images }: AppState): string | undefined {
  const named = renameImages(edits, (id) => {
    const image = images.find((candidate) => candidate.id === id);
    return image ? linkName(image) : null;
  });
  return Object.keys(named).length > 0 ? JSON.stringify(named) : undefined;
}

const ownEditsOf = ({ view, lab: { edits }, images }: AppState): GateEdits | undefined => {
  const own = new Set(images.filter((image) => linkName(image) === null).map(({ id }) => id));
  const takesOwn = Object.values(edits).some((edit) => edit.mode === 'from' && own.has(edit.image));
  return view === 'lab' && takesOwn ? edits : undefined;
};

/** Of what is on screen, or will be once it has run, what no link can name. */
export function ownPartsOf(state: AppState): OwnParts {
  const { view, model, secondModel, catalog, compared, images, lab } = state;
  const shown = state.pendingImage ?? state.currentImage;
  const inView: Record<AppState['view'], (string | null)[]> = {
    explore: [shown],
    learn: [shown],
    lab: [shown, ...Object.values(lab.edits).map((edit) => (edit.mode === 'from' ? edit.image : null))],
    compare: compared.map(({ id }) => id),
    // Its charts are of the profile's images.
    classes: [],
  };
  const own = images.filter((image) => inView[view].includes(image.id) && linkName(image) === null);
  const ownSecond = view === 'compare' && secondModel && !modelLink({ catalog, model: secondModel });
  return { model: (model !== null && !modelLink(state)) || Boolean(ownSecond), images: own.length };
}

/** The link that restores what is on screen; defaults need no mention. */
export function linkOf(state: AppState): Link {
  const shown = shownImage(state);
  const defaultModel = state.catalog.find((card) => card.default)?.id;
  const model = modelLink(state);
  const image = (shown && linkName(shown)) ?? undefined;
  const models = state.view === 'compare' ? modelsOf(state) : undefined;
  const explore = state.view === 'explore';
  const classes = state.view === 'classes';
  const learn = state.view === 'learn';
  const { classView } = state;
  const place = {
    block: state.block ?? undefined,
    channel: state.channel ?? undefined,
    brush: writeChannelSet(state.brush) || undefined,
  };
  const order = {
    explore: state.order,
    compare: state.compareView.order,
    classes: classView.order,
    lab: undefined,
    learn: 'channel' as const,
  }[state.view];
  return {
    view: explore ? undefined : state.view,
    model: !models && model !== defaultModel ? model : undefined,
    models,
    image: image === `sample:${state.samples[0]?.id}` ? undefined : image,
    // Always: which block is shown at first depends on the image.
    images: state.view === 'compare' ? comparedOf(state) : undefined,
    // The lesson chooses its own where the visitor has not.
    ...(learn && state.blockAuto ? {} : place),
    classes:
      state.view === 'classes' ? state.classes?.map(({ index }) => index).join(',') || undefined : undefined,
    order: order === 'channel' ? undefined : order,
    colors: explore && state.gateColors !== 'unit' ? state.gateColors : undefined,
    usual: explore && state.reference !== 'none' ? String(state.reference) : undefined,
    channels: classes && classView.channels === 'all' ? 'all' : undefined,
    range: classes && classView.range === 'fit' ? 'fit' : undefined,
    unit: state.view === 'compare' && state.compareView.unit !== 'delta' ? state.compareView.unit : undefined,
    own: writeOwn(ownPartsOf(state)),
    edits: state.view === 'lab' ? editsOf(state) : undefined,
    step: learn ? state.step : undefined,
    path: learn && state.lessonPath === 'long' ? 'long' : undefined,
    present: state.present ? '1' : undefined,
    allow: state.allowed ? writeControls(state.allowed) : undefined,
    lang: state.language === languageOf(navigator.language) ? undefined : state.language,
    theme: state.theme === 'system' ? undefined : state.theme,
    backend: state.backendChoice === 'auto' ? undefined : state.backendChoice,
  };
}

/**
 * Keeps the address in step with the store. `hold` stops it while a link is being followed; the first address
 * after that takes the place of the followed one, later steps of image, model or block are steps of history.
 * A step remembers its image, which no link can name where it is the visitor's own.
 */
export function createAddress(store: StoreApi<AppState>) {
  let written: Link | null = null;
  let writtenImage: string | null = null;
  let writtenCompared: AppState['compared'] = [];
  let writtenDetour: AppState['detour'] = null;
  let writtenAuto = false;
  let writtenEdits: HistoryEntry['edits'];
  let writtenProbes = '';
  let held = true;

  store.subscribe((state) => {
    if (held || state.pendingImage !== null || state.currentImage === null) return;
    // The step and the network that it is on are one step of history.
    if (state.detour?.returning) return;
    const next = linkOf(state);
    // The frames of a camera are one image.
    const image = shownImage(state)?.origin.kind === 'camera' ? 'camera' : state.currentImage;
    const moved = writtenImage !== null && image !== writtenImage;
    const changed = written === null ? 'replace' : moved ? 'push' : historyStep(written, next);
    const edits = ownEditsOf(state);
    const probes = comparedProbes(state);
    const probesText = JSON.stringify(probes);
    // What no link can name is remembered all the same.
    const beside =
      state.compared !== writtenCompared ||
      state.detour !== writtenDetour ||
      state.blockAuto !== writtenAuto ||
      edits !== writtenEdits ||
      probesText !== writtenProbes;
    const step = changed === 'none' && beside ? 'replace' : changed;
    writtenCompared = state.compared;
    writtenDetour = state.detour;
    writtenAuto = state.blockAuto;
    writtenEdits = edits;
    writtenProbes = probesText;
    written = next;
    writtenImage = image;
    if (step === 'none') return;
    const address = writeLink(next) || location.pathname;
    const ownModel = modelLink(state) === undefined;
    const { currentImage, compared, secondModel, blockAuto } = state;
    const detour = activeDetour(state);
    const ownSecond = secondModel !== null && !modelLink({ catalog: state.catalog, model: secondModel });
    const entry: HistoryEntry = {
      image: currentImage,
      ownModel,
      ownSecond,
      compared,
      probes,
      edits,
      blockAuto,
      detour,
    };
    if (step === 'push') history.pushState(entry, '', address);
    else history.replaceState(entry, '', address);
  });

  return {
    hold() {
      held = true;
    },
    release() {
      held = false;
      written = null;
      writtenImage = null;
      store.setState({});
    },
  };
}
