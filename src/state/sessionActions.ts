import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import { readTraces } from '../domain/readTrace';
import { type Result, succeed } from '../domain/result';
import type { Trace } from '../domain/trace';
import { traceToJson } from '../domain/traceJson';
import type { TraceOutput } from '../inference/protocol';
import type { AppState, TrayImage } from './appState';
import { fromBase64, toBase64 } from './base64';
import { choicesOf } from './classChoice';
import type { CompareActions } from './compareActions';
import type { ImageActions } from './imageActions';
import type { ModelActions } from './modelActions';
import { notify } from './notices';
import type { ProbeActions } from './probeActions';
import { readSession, SESSION_FORMAT, type Session, type SessionImage, sessionView } from './session';

const TRACE_TYPE = 'application/json';

/** Sessions: everything on screen in one file, images included, to go on with later or elsewhere. */
export function createSessionActions(
  store: StoreApi<AppState>,
  pump: () => void,
  images: Pick<ImageActions, 'fetchSample' | 'putImage' | 'chooseImage'>,
  { putProbe }: Pick<ProbeActions, 'putProbe'>,
  { chooseModel }: Pick<ModelActions, 'chooseModel'>,
  { compareImage }: Pick<CompareActions, 'compareImage'>,
) {
  const refuse = (failure: Failure): Failure => {
    notify(store, { kind: 'error', failure });
    return failure;
  };

  const put = async (image: SessionImage, ids: (string | null)[]): Promise<Result<string>> => {
    if ('sample' in image) return images.fetchSample(image.sample);
    if ('of' in image) {
      const source = ids[image.of];
      const id = source && (await putProbe(source, image.probe));
      return id ? succeed(id) : fail('image-undecodable', { name: image.name });
    }
    const bytes = fromBase64(image.data);
    if (!bytes) return refuse(fail('session-damaged', { field: image.name }));
    const { name, type, crop, predictionsHidden } = image;
    if (type === TRACE_TYPE) {
      const traces = readTraces(new TextDecoder().decode(bytes));
      return traces.ok ? succeed(putTrace(traces.value[0])) : refuse(traces);
    }
    return succeed(images.putImage(new Blob([bytes], { type }), name, { crop, predictionsHidden }));
  };

  /** A trace from a file among the images. */
  const putTrace = (trace: Trace): string => {
    const blob = new Blob([traceToJson(trace)], { type: TRACE_TYPE });
    const id = images.putImage(blob, trace.image.name, { crop: null, predictionsHidden: false });
    const output: TraceOutput = {
      trace,
      input: { width: 0, height: 0, data: new Uint8Array() },
      notices: [],
    };
    store.setState((state) => ({
      images: state.images.map((image) =>
        image.id === id ? { ...image, origin: { kind: 'trace' as const }, output } : image,
      ),
    }));
    return id;
  };

  const openTraces = (lines: string): Failure | null => {
    const { model } = store.getState();
    const traces = readTraces(lines);
    if (!traces.ok) return refuse(traces);
    const other = traces.value.find((trace) => trace.model.sha256 !== model?.sha256);
    if (other) return refuse(fail('trace-other-model', { model: other.model.id, used: model?.id ?? '' }));
    store.setState({ view: 'compare' });
    for (const trace of traces.value) compareImage(putTrace(trace));
    return null;
  };

  const restore = async (session: Session): Promise<void> => {
    const { model, catalog } = store.getState();
    const card = catalog.find(({ id }) => id === session.model.id);
    if (card && card.id !== model?.id) await chooseModel(card.id);
    const ids: (string | null)[] = [];
    for (const image of session.images) {
      const added = await put(image, ids);
      ids.push(added.ok ? added.value : null);
    }
    const { images: tray, model: used } = store.getState();
    // Only now that the new images are there do the former ones leave.
    for (const { id, objectUrl } of tray) if (!ids.includes(id)) URL.revokeObjectURL(objectUrl);
    const classes = session.classes?.filter((index) => index < (used?.labels.length ?? 0)) ?? null;
    store.setState({
      images: tray.filter(({ id }) => ids.includes(id)),
      view: session.view,
      block: used?.blocks.some(({ name }) => name === session.block) ? session.block : null,
      channel: session.channel,
      order: session.order,
      gateColors: session.gateColors,
      reference: session.reference,
      classes: classes && choicesOf(classes),
      classView: session.classView,
      compareView: {
        ...session.compareView,
        partner: session.compareView.partner === null ? null : ids[session.compareView.partner],
      },
      compared: session.compared.flatMap(({ image, slot }) => {
        const id = ids[image];
        return id === null ? [] : [{ id, slot }];
      }),
    });
    const current = session.current === null ? ids[0] : ids[session.current];
    if (current) images.chooseImage(current);
    pump();
    if (used && used.sha256 !== session.model.sha256)
      refuse(fail('session-other-model', { model: session.model.id, used: used.id }));
  };

  const actions = {
    /** The session as a file's text; null before a model is there. */
    async saveSession(): Promise<string | null> {
      const state = store.getState();
      if (!state.model) return null;
      const { id, sha256 } = state.model;
      // A frame of the camera is kept as the picture that it is.
      const kept = inOrder(state.images);
      const places = new Map(kept.map((image, at) => [image.id, at]));
      const placeOf = (image: string) => places.get(image) ?? null;
      const session: Session = {
        format: SESSION_FORMAT,
        model: { id, sha256 },
        ...sessionView(state, placeOf),
        images: await Promise.all(kept.map((image) => sessionImage(image, placeOf))),
      };
      return JSON.stringify(session);
    },

    /**
     * Restores a session from a file's text, or sets the traces in it beside the images compared. What is on screen
     * stays where it cannot be read.
     */
    async openSession(json: string): Promise<Failure | null> {
      if (/^\s*\{\s*"format"\s*:\s*"se-trace\//.test(json)) return openTraces(json);
      const session = readSession(json);
      if (!session.ok) return refuse(session);
      await restore(session.value);
      return null;
    },

    /** A session of this site, as a link names it. */
    async fetchSession(path: string): Promise<Failure | null> {
      const url = URL.canParse(path, document.baseURI) ? new URL(path, document.baseURI) : null;
      if (url?.origin !== location.origin)
        return refuse(fail('link-unknown-value', { name: 'session', value: path }));
      const response = await fetch(url).catch(() => null);
      if (!response?.ok) return refuse(fail('session-unreachable', { path }));
      return actions.openSession(await response.text());
    },
  };
  return actions;
}

/** Probes after what they change. */
const inOrder = (images: TrayImage[]) => [
  ...images.filter(({ origin }) => origin.kind !== 'probe'),
  ...images.filter(({ origin }) => origin.kind === 'probe'),
];

async function sessionImage(
  { origin, blob, name, crop, predictionsHidden }: TrayImage,
  placeOf: (id: string) => number | null,
): Promise<SessionImage> {
  const shared = { name, crop, predictionsHidden };
  if (origin.kind === 'sample' && crop === null) return { ...shared, sample: origin.sample };
  const of = origin.kind === 'probe' ? placeOf(origin.of) : null;
  if (origin.kind === 'probe' && of !== null) return { ...shared, of, probe: origin.probe };
  const data = toBase64(new Uint8Array(await blob.arrayBuffer()));
  return { ...shared, type: blob.type, data };
}

export type SessionActions = ReturnType<typeof createSessionActions>;
