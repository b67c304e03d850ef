import type { StoreApi } from 'zustand/vanilla';
import { readChannelSet } from '../domain/channelSet';
import { type Failure, fail } from '../domain/failure';
import { nearestStep } from '../domain/lesson';
import { linkOfModel } from '../domain/modelAddress';
import { readTraces } from '../domain/readTrace';
import { type Result, succeed } from '../domain/result';
import type { Trace } from '../domain/trace';
import { traceToJson } from '../domain/traceJson';
import type { ModelSource, TraceOutput } from '../inference/protocol';
import { fetchFile, isOfSite } from '../site/siteFiles';
import type { AppState, TrayImage } from './appState';
import { choicesOf } from './classChoice';
import type { CompareActions } from './compareActions';
import type { DownloadActions } from './downloadActions';
import { withEdits } from './editHistory';
import { renameImages } from './editReferences';
import type { ImageActions } from './imageActions';
import type { ModelActions } from './modelActions';
import { notify, refuse } from './notices';
import type { ProbeActions } from './probeActions';
import type { ProfileActions } from './profileActions';
import type { SecondModelActions } from './secondModelActions';
import { readSession, SESSION_FORMAT, type Session, type SessionModel, sessionView } from './session';
import { inOrder, type Prepared, prepare, sessionImage, TRACE_TYPE } from './sessionImages';
import { fittingTrace } from './traceFit';

interface Others {
  images: Pick<ImageActions, 'fetchSample' | 'putImage' | 'chooseImage'>;
  probes: Pick<ProbeActions, 'putProbe'>;
  models: Pick<ModelActions, 'chooseModel' | 'openSource' | 'loadedSource'>;
  downloads: Pick<DownloadActions, 'linkedModel'>;
  second: Pick<SecondModelActions, 'chooseSecondModel' | 'removeSecondModel'>;
  compare: Pick<CompareActions, 'compareImage' | 'hasRoom'>;
  profiles: Pick<ProfileActions, 'ensureProfile'>;
}

/** Sessions: everything on screen in one file, images included, to go on with later or elsewhere. */
export function createSessionActions(
  store: StoreApi<AppState>,
  pump: () => void,
  { images, probes, models, downloads, second, compare, profiles }: Others,
) {
  /** Counts restorations: a later one overtakes one that still waits for its model. */
  let restorations = 0;

  const patchImage = (id: string, patch: Partial<TrayImage>) =>
    store.setState((state) => ({
      images: state.images.map((image) => (image.id === id ? { ...image, ...patch } : image)),
    }));

  /** A trace from a file among the images. */
  const putTrace = (trace: Trace): string => {
    const blob = new Blob([traceToJson(trace)], { type: TRACE_TYPE });
    const id = images.putImage(blob, trace.image.name, { crop: null, predictionsHidden: false });
    const output: TraceOutput = {
      trace,
      input: { width: 0, height: 0, data: new Uint8Array() },
      notices: [],
    };
    patchImage(id, { origin: { kind: 'trace' }, output });
    return id;
  };

  const openTraces = (text: string): Failure | null => {
    const { model, currentImage, compared } = store.getState();
    const read = readTraces(text);
    if (!read.ok) return refuse(store, read);
    if (!model) return refuse(store, fail('no-model'));
    const fitting = read.value.map((trace) => fittingTrace(trace, model));
    const unfit = fitting.find((trace): trace is Failure => 'ok' in trace);
    if (unfit) return refuse(store, unfit);
    store.setState({ view: 'compare' });
    if (compared.length === 0 && currentImage !== null) compare.compareImage(currentImage);
    for (const trace of fitting as Trace[]) {
      if (!compare.hasRoom()) break;
      compare.compareImage(putTrace(trace));
    }
    return null;
  };

  const put = async (image: Prepared, ids: (string | null)[]): Promise<Result<string>> => {
    const { name, crop, predictionsHidden } = image;
    if ('sample' in image) {
      const sample = await images.fetchSample(image.sample);
      if (sample.ok) patchImage(sample.value, { crop, predictionsHidden });
      return sample;
    }
    if ('of' in image) {
      const source = ids[image.of];
      const id = source && (await probes.putProbe(source, image.probe));
      return id ? succeed(id) : fail('image-undecodable', { name });
    }
    if (image.trace) return succeed(putTrace(image.trace));
    const blob = new Blob(image.bytes ? [image.bytes] : [], { type: image.type });
    return succeed(images.putImage(blob, name, { crop, predictionsHidden }));
  };

  const restore = async (session: Session, prepared: Prepared[], keepsPlace: boolean): Promise<void> => {
    const mine = ++restorations;
    const { model, catalog } = store.getState();
    if (session.model.id !== model?.id) {
      const link = linkOfModel(session.model.id);
      if (catalog.some(({ id }) => id === session.model.id)) await models.chooseModel(session.model.id);
      else if (link) {
        const kept = await downloads.linkedModel(link);
        if (kept) await models.openSource(kept);
      }
    }
    await runAsThen(session.model);
    const ids: (string | null)[] = [];
    for (const image of prepared) {
      if (mine !== restorations) return;
      const added = await put(image, ids);
      ids.push(added.ok ? added.value : null);
    }
    if (mine !== restorations) return;
    const { model: used } = store.getState();
    const labels = used?.labels.length ?? 0;
    const block = used?.blocks.find(({ name }) => name === session.block);
    const { reference, channel, compareView } = session;
    const brushed = readChannelSet(session.brush ?? '', block?.channels);
    const edits = renameImages(session.edits, (place) => ids[Number(place)] ?? null);
    const classes = session.classes?.filter((index) => index < labels) ?? null;
    store.setState(({ lab }) => ({
      ...(!keepsPlace && { view: session.view }),
      lab: { ...lab, ...withEdits(lab, edits, null) },
      block: block?.name ?? null,
      blockAuto: false,
      channel: block && channel !== null && channel < block.channels ? channel : null,
      brush: block && brushed.ok ? brushed.value : [],
      order: session.order,
      gateColors: session.gateColors,
      reference: typeof reference === 'number' && reference >= labels ? 'none' : reference,
      classes: classes && choicesOf(classes),
      classView: session.classView,
      compareView: {
        ...compareView,
        partner: compareView.partner === null ? null : ids[compareView.partner],
      },
      ...(session.lesson &&
        !keepsPlace && { step: nearestStep(session.lesson.step), lessonPath: session.lesson.path }),
      ...(session.groups && { groups: { a: null, b: null }, groupsAsked: session.groups }),
      compared: session.compared.flatMap(({ image, slot }) => {
        const id = ids[image];
        return id === null ? [] : [{ id, slot }];
      }),
    }));
    const shown = session.current === null ? null : ids[session.current];
    if (shown && !isTrace(store.getState(), shown)) images.chooseImage(shown);
    pump();
    const wanted = session.lesson?.step;
    if (!keepsPlace && wanted !== undefined && nearestStep(wanted) !== wanted)
      refuse(store, fail('link-unknown-value', { name: 'step', value: wanted }));
    restoreSecond(session);
    if (used?.sha256 === session.model.sha256) await tellReference(session);
    if (session.groups) notify(store, { kind: 'info', code: 'groups-asked', details: {} });
    if (used && used.sha256 !== session.model.sha256)
      refuse(store, fail('session-other-model', { model: session.model.id, used: used.id }));
  };

  /** The same settings and labels as its author's, where the network is the same. */
  const runAsThen = async ({ sha256, settings, labels }: SessionModel): Promise<void> => {
    const source = models.loadedSource();
    if (!source || store.getState().model?.sha256 !== sha256) return;
    const then = {
      ...source,
      ...(settings && { settings }),
      ...(labels !== undefined && { labels: labels ?? undefined }),
    };
    const told = (used: ModelSource) => JSON.stringify([used.settings ?? {}, used.labels ?? null]);
    if (told(then) !== told(source)) await models.openSource(then);
  };

  /** Whether what was usual for its author is usual here, too. */
  const tellReference = async ({ ownReference }: Session): Promise<void> => {
    if (!ownReference) return;
    await profiles.ensureProfile();
    const { profile } = store.getState();
    if (profile?.classes === 0 && profile.images === ownReference.images) return;
    notify(store, { kind: 'info', code: 'session-reference-missing', details: ownReference });
  };

  /** The network set beside the loaded one: a bundled one or one that the browser keeps can be found again. */
  const restoreSecond = ({ secondModel }: Session) => {
    if (!secondModel) return second.removeSecondModel();
    const { id, sha256 } = secondModel;
    const { catalog, storedModels } = store.getState();
    if ([...catalog, ...storedModels].some((here) => here.id === id && here.sha256 === sha256))
      void second.chooseSecondModel(id);
    else refuse(store, fail('session-second-model', { model: id }));
  };

  const actions = {
    /** The session as a file's text; null before a model is there. */
    async saveSession(): Promise<string | null> {
      const state = store.getState();
      if (!state.model) return null;
      const { id, sha256 } = state.model;
      const source = models.loadedSource();
      const kept = inOrder(state.images);
      const places = new Map(kept.map((image, at) => [image.id, at]));
      const placeOf = (image: string) => places.get(image) ?? null;
      const session: Session = {
        format: SESSION_FORMAT,
        model: { id, sha256, settings: source?.settings ?? {}, labels: source?.labels ?? null },
        secondModel: state.secondModel?.model
          ? { id: state.secondModel.model.id, sha256: state.secondModel.model.sha256 }
          : undefined,
        ...sessionView(state, placeOf),
        images: await Promise.all(kept.map((image) => sessionImage(image, placeOf))),
      };
      const { profile } = state;
      // Made here, so that it is in no file yet.
      if (profile?.imageNames)
        notify(store, {
          kind: 'info',
          code: 'session-without-reference',
          details: { images: profile.images },
        });
      return JSON.stringify(session);
    },

    /**
     * Restores a session from a file's text, beside the images that are there, or sets the traces in it beside the
     * images compared. Nothing is changed where it cannot be read. `keepsPlace`: view and step stay.
     */
    async openSession(text: string, keepsPlace = false): Promise<Failure | null> {
      if (!isSession(text)) return openTraces(text);
      const session = readSession(text);
      if (!session.ok) return refuse(store, session);
      const prepared: Prepared[] = [];
      for (const image of session.value.images) {
        const ready = prepare(image);
        if (!ready.ok) return refuse(store, ready);
        prepared.push(ready.value);
      }
      await restore(session.value, prepared, keepsPlace);
      return null;
    },

    /** A session of this site, as a link names it. `keepsPlace`: as of `openSession`. */
    async fetchSession(path: string, keepsPlace = false): Promise<Failure | null> {
      const url = URL.canParse(path, document.baseURI) ? new URL(path, document.baseURI) : null;
      if (!url || !isOfSite(url))
        return refuse(store, fail('link-unknown-value', { name: 'session', value: path }));
      const response = await fetchFile(path).catch(() => null);
      if (!response?.ok) return refuse(store, fail('session-unreachable', { path }));
      return actions.openSession(await response.text(), keepsPlace);
    },
  };
  return actions;
}

const isTrace = ({ images }: AppState, id: string) =>
  images.find((image) => image.id === id)?.origin.kind === 'trace';

/** By its format, wherever that stands; what has none is told as a damaged session. */
function isSession(text: string): boolean {
  return !/"format"\s*:\s*"se-trace\//.test(text.slice(0, 2000));
}

export type SessionActions = ReturnType<typeof createSessionActions>;
