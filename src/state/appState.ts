import type { ComparedOrder } from '../analysis/comparedOrder';
import type { DifferenceUnit } from '../analysis/differences';
import type { ClassControl } from '../domain/classControls';
import type { Download, StoredModel } from '../domain/download';
import type { Failure } from '../domain/failure';
import { type Detour, type LessonAnswers, type LessonPath, STEP_IDS, type StepId } from '../domain/lesson';
import type { ChannelMaps } from '../domain/maps';
import type { LoadedModel, ModelCard, Sample } from '../domain/model';
import { HUB } from '../domain/modelAddress';
import type { CropSquare } from '../domain/preprocess';
import type { Probe } from '../domain/probe';
import type { Profile } from '../domain/profile';
import type { Recording } from '../domain/recording';
import type { BackendChoice, RuntimeInfo } from '../domain/runtime';
import type { Trace } from '../domain/trace';
import type { Progress, TraceOutput } from '../inference/protocol';
import type { ClassChoice } from './classChoice';
import type { Compared } from './comparison';
import type { CrossCheck } from './crossCheck';
import type { FigureColors } from './figureColors';
import { INITIAL_LAB, type LabState } from './labState';
import type { Notice } from './notice';
import type { ImagesRun, RunProgress } from './runImages';

export type Language = 'en' | 'zh';
export type ThemeChoice = 'system' | 'light' | 'dark';
export type View = 'explore' | 'compare' | 'classes' | 'lab' | 'learn';
/** One order for all series of a view: as numbered in the weights, or by the gates of the shown image. */
export type ChannelOrder = 'channel' | 'gate';
export type GateColorMode = 'unit' | 'block' | 'deviation';
/** What the chosen block is compared with: nothing, all classes, or one of them by its index. */
export type Reference = 'none' | 'all' | number;

export type ImageOrigin =
  | { kind: 'sample'; sample: string }
  | { kind: 'url'; url: string }
  | { kind: 'file' }
  | { kind: 'camera' }
  /** A changed copy of another image of the tray. */
  | { kind: 'probe'; of: string; probe: Probe }
  /** A trace from a file: numbers without a picture, never run again. */
  | { kind: 'trace' };

/** How the Classes view shows gates: which channels, in which order, on which axis (0 to 1, or what is shown). */
export interface ClassView {
  channels: 'sampled' | 'all';
  order: 'channel' | 'deviation';
  range: 'unit' | 'fit';
}

/** How the Compare view shows a block: order of its channels, unit of differences, and who is set against the pinned image. */
export interface CompareView {
  order: ComparedOrder;
  unit: DifferenceUnit;
  /** An image's id; null: the second of the comparison. */
  partner: string | null;
}

export interface TrayImage {
  id: string;
  origin: ImageOrigin;
  name: string;
  blob: Blob;
  /** Counts the blobs that an image has had: only probes change theirs. */
  version: number;
  /** For <img>; revoked when the image leaves the tray. */
  objectUrl: string;
  crop: CropSquare | null;
  running: boolean;
  /** The last good result; stays on screen while a newer one is computed. */
  output: TraceOutput | null;
  /** What `output` was computed from: model, backend and crop. */
  outputKey: string | null;
  /** Which loaded model `output` is of, by `modelLoads`. */
  modelLoad: number | null;
  /** Camera images start with their predictions hidden: the network knows no people. */
  predictionsHidden: boolean;
}

/** Maps of channels of one block, with the pass that they are of. */
export interface Evidence {
  pass: string;
  /** Which loaded model they are of, by `modelLoads`. */
  modelLoad: number;
  output: TraceOutput;
  block: string;
  /** The channel that was chosen; null: only the grid was open. */
  channel: number | null;
  height: number;
  width: number;
  maps: ChannelMaps[];
}

/** Another network beside the loaded one, for the pinned image; it lives in a runtime of its own. */
export interface SecondModel {
  /** Of the network that was asked for. */
  id: string;
  progress: Progress | null;
  /** null before it is loaded. */
  model: LoadedModel | null;
  /** Its last good result and what that was computed from; stays on screen while a newer one is computed. */
  result: { key: string; image: string; output: TraceOutput } | null;
  running: boolean;
}

export type Stage = 'starting' | 'ready' | 'recovering' | 'plain-kernels' | 'failed';

export interface AppState {
  view: View;
  language: Language;
  theme: ThemeChoice;
  figureColors: FigureColors;
  backendChoice: BackendChoice;
  stage: Stage;
  progress: Progress | null;
  runtime: RuntimeInfo | null;
  catalog: ModelCard[];
  model: LoadedModel | null;
  /** The id of the model that is being loaded. */
  wantedModel: string | null;
  /** The weights that need not be fetched again. */
  storedModels: StoredModel[];
  /** Models from elsewhere that are being fetched, or were in this visit; the newest last. */
  downloads: readonly Download[];
  /** The Hub's origin, or that of a mirror. */
  hubHost: string;
  /** Whether the dialog of further models is open. */
  modelsOpen: boolean;
  /** Counts the models loaded: the same weights may come with other settings. */
  modelLoads: number;
  /** Of the model in use, once a view has asked for it. */
  profile: Profile | null;
  profileState: 'none' | 'loading' | 'ready' | 'failed';
  profileFailure: Failure | null;
  /** While a reference is made of the visitor's images: how many are done. */
  referenceProgress: RunProgress | null;
  /** The classes chosen in the Classes view; null: its defaults. */
  classes: ClassChoice[] | null;
  classView: ClassView;
  samples: Sample[];
  /** The first sample's trace, computed beforehand; null once a live one is on screen. Drawn by `drawn.ts`. */
  recording: Recording | null;
  images: TrayImage[];
  /** The image on screen. */
  currentImage: string | null;
  /** Chosen, but not on screen before its first result is there. */
  pendingImage: string | null;
  /** The images set side by side in the Compare view; the first is the pinned one. */
  compared: Compared[];
  compareView: CompareView;
  /** Two groups of the visitor's images, and how far the one under way is. */
  groups: Record<'a' | 'b', ImagesRun | null>;
  /** Names of the images of the groups that a session had: they must be given again. */
  groupsAsked: Record<'a' | 'b', string[]> | null;
  groupProgress: (RunProgress & { group: 'a' | 'b' }) | null;
  secondModel: SecondModel | null;
  /** Gate edits and what they did. */
  lab: LabState;
  block: string | null;
  /** The page chose the block, not the visitor: a step of the lesson may put its own in its place. */
  blockAuto: boolean;
  channel: number | null;
  hoveredChannel: number | null;
  /** Channels of the chosen block that are marked in every chart: ascending, each once. */
  brush: readonly number[];
  /** The last good maps; stay on screen while newer ones are computed. */
  evidence: Evidence | null;
  mapsRunning: boolean;
  mapsFailure: Failure | null;
  /** Whether the grid of the most open and most closed channels is open. */
  channelGrid: boolean;
  /** The lesson: where it is, along which way, and what the student answered. */
  step: StepId;
  lessonPath: LessonPath;
  answers: LessonAnswers;
  /** All of them were forgotten just now, and can be brought back. */
  answersForgotten: boolean;
  /** null: the network in use is the visitor's choice. Read it by `activeDetour`. */
  detour: Detour | null;
  /** The sample that a step put in place of the visitor's picture, by the ids of both. */
  lent: { step: StepId; before: string; put: string } | null;
  /** Whether the step on screen shows the chosen channel's maps. */
  stepMaps: boolean;
  order: ChannelOrder;
  gateColors: GateColorMode;
  reference: Reference;
  /** Presenter mode: large text and marks, for a projector. */
  present: boolean;
  /** What the teacher's link lets students use; null: no such link, everything. */
  allowed: readonly ClassControl[] | null;
  cameraOpen: boolean;
  /** The glossary is open at this term; '' opens it at its beginning, null closes it. */
  glossary: string | null;
  /** What was loaded, and how far to trust it, is on screen. */
  trustOpen: boolean;
  crossCheck: CrossCheck | null;
  notices: Notice[];
}

export const INITIAL_STATE: AppState = {
  view: 'explore',
  language: 'en',
  theme: 'system',
  figureColors: 'page',
  backendChoice: 'auto',
  stage: 'starting',
  progress: null,
  runtime: null,
  catalog: [],
  model: null,
  wantedModel: null,
  storedModels: [],
  downloads: [],
  hubHost: HUB,
  modelsOpen: false,
  modelLoads: 0,
  profile: null,
  profileState: 'none',
  profileFailure: null,
  referenceProgress: null,
  classes: null,
  classView: { channels: 'sampled', order: 'channel', range: 'unit' },
  samples: [],
  recording: null,
  images: [],
  currentImage: null,
  pendingImage: null,
  compared: [],
  groups: { a: null, b: null },
  groupsAsked: null,
  groupProgress: null,
  secondModel: null,
  compareView: { order: 'channel', unit: 'delta', partner: null },
  lab: INITIAL_LAB,
  block: null,
  blockAuto: false,
  channel: null,
  hoveredChannel: null,
  brush: [],
  evidence: null,
  mapsRunning: false,
  mapsFailure: null,
  channelGrid: false,
  step: STEP_IDS[0],
  lessonPath: 'short',
  answers: {},
  answersForgotten: false,
  detour: null,
  lent: null,
  stepMaps: false,
  order: 'channel',
  gateColors: 'unit',
  reference: 'none',
  present: false,
  allowed: null,
  cameraOpen: false,
  glossary: null,
  trustOpen: false,
  crossCheck: null,
  notices: [],
};

/** The image on screen, if there is one. */
export function shownImage(state: AppState): TrayImage | null {
  return state.images.find((image) => image.id === state.currentImage) ?? null;
}

/** The trace on screen; null while the loaded model has not run on the shown image yet. */
export function shownTrace(state: AppState): Trace | null {
  const image = shownImage(state);
  return image?.modelLoad === state.modelLoads ? (image.output?.trace ?? null) : null;
}

/** The maps on screen: those of the chosen block, of the model in use. */
export function shownEvidence({ evidence, modelLoads, block }: AppState): Evidence | null {
  return evidence?.modelLoad === modelLoads && evidence.block === block ? evidence : null;
}

/** Whether the model in use is a bundled one: those know no people. Of other models nobody can say. */
export function knowsNoPeople({ catalog, model }: AppState): boolean {
  return catalog.some((card) => card.id === model?.id);
}
