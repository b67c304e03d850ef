import type { StoreApi } from 'zustand/vanilla';
import { writeChannelSet } from '../domain/channelSet';
import { fail } from '../domain/failure';
import { nearestStep } from '../domain/lesson';
import { defaultCard } from '../domain/model';
import { isModelLink } from '../domain/modelAddress';
import { readGateEdits } from '../domain/readGateEdits';
import { succeed } from '../domain/result';
import type { ModelSource } from '../inference/protocol';
import type { Actions } from './actions';
import type { HistoryEntry } from './address';
import type { AppState } from './appState';
import { renameImages } from './editReferences';
import { type Link, readImages, readLink } from './link';
import { notify } from './notices';

/** What a link names, part by part: fetched, checked against what the model has, and put into the store. */
export function createLinkFollower(store: StoreApi<AppState>, actions: Actions) {
  const report = (name: string, value: string) =>
    notify(store, { kind: 'error', failure: fail('link-unknown-value', { name, value }) });

  /** Whether a picture is on screen or will be: the visitor may be faster than the page. */
  const hasPicture = () => {
    const { currentImage, pendingImage } = store.getState();
    return currentImage !== null || pendingImage !== null;
  };

  const showFirstSample = async () => {
    const { samples } = store.getState();
    if (!hasPicture() && samples.length > 0) await actions.chooseSample(samples[0].id);
  };

  const showLinkedImage = async (image: string | undefined): Promise<void> => {
    const { samples } = store.getState();
    if (image === undefined) {
      if (samples.length > 0) await actions.chooseSample(samples[0].id);
      return;
    }
    if (image.startsWith('sample:')) {
      const id = image.slice('sample:'.length);
      if (samples.some((sample) => sample.id === id)) return actions.chooseSample(id);
      report('image', image);
      return showFirstSample();
    }
    const target = image.slice('url:'.length);
    if (!URL.canParse(target, document.baseURI)) {
      report('image', image);
      return showFirstSample();
    }
    const url = new URL(target, document.baseURI);
    if (url.origin !== location.origin) notify(store, { kind: 'ask-url', url: url.href, host: url.host });
    else if ((await actions.addAddress(url.href)) === null) return;
    return showFirstSample();
  };

  /** The model that a link names, else the default with a notice. */
  const linkedSource = async (name: string | undefined): Promise<ModelSource | null> => {
    const { catalog } = store.getState();
    const elsewhere = name !== undefined && isModelLink(name);
    const kept = elsewhere ? await actions.linkedModel(name) : null;
    if (kept) return kept;
    const card = catalog.find((entry) => entry.id === name);
    if (name !== undefined && !elsewhere && !card) report('model', name);
    const shown = card ?? defaultCard(catalog);
    return shown ? actions.sourceOf(shown) : null;
  };

  const checkBlock = (wanted: string | undefined) => {
    const { model, block } = store.getState();
    if (wanted === undefined || !model || model.blocks.some((candidate) => candidate.name === wanted)) return;
    report('block', wanted);
    // Channels are those of the wanted block.
    if (block === wanted) store.setState({ block: null, channel: null, brush: [] });
  };

  const checkChannels = () => {
    const { model, block, channel, brush } = store.getState();
    const channels = model?.blocks.find(({ name }) => name === block)?.channels;
    if (channels === undefined) return;
    if (channel !== null && channel >= channels) {
      report('channel', String(channel));
      store.setState({ channel: null });
    }
    const outside = brush.filter((brushed) => brushed >= channels);
    if (outside.length === 0) return;
    report('brush', writeChannelSet(outside));
    store.setState({ brush: brush.filter((brushed) => brushed < channels) });
  };

  /** The classes of a link; those that the model lacks are named. */
  const followClasses = ({ view, classes, usual = 'none' }: Link) => {
    const labels = store.getState().model?.labels;
    if (!labels) return;
    if (usual === 'none' || usual === 'all') actions.setReference(usual);
    else if (Number(usual) < labels.length) actions.setReference(Number(usual));
    else report('usual', usual);
    if (view !== 'classes') return;
    const asked = classes?.split(',').map(Number) ?? [];
    for (const index of asked) if (index >= labels.length) report('classes', String(index));
    actions.chooseClasses(asked.filter((index) => index < labels.length));
  };

  /** The images of a link to the Compare view, else a first choice. */
  const followImages = async ({ view, images }: Link, entry: HistoryEntry | null = null) => {
    if (store.getState().view !== 'compare') return;
    await actions.recallProbes(entry?.probes ?? []);
    if (entry?.compared?.length && (await actions.recallComparison(entry.compared))) return;
    // Or the visitor opened the view while the page was still starting.
    if (view === 'compare' && images) await actions.compareLinked(readImages(images));
    else await actions.startComparison();
  };

  /** The network that a link to the Compare view sets beside the loaded one. */
  const followSecond = ({ view, models }: Link, entry: HistoryEntry | null = null) => {
    if (view !== 'compare' || entry?.ownSecond) return;
    const [first, second] = models?.split(',') ?? [];
    if (second === undefined) return actions.removeSecondModel();
    if (second !== first) void actions.chooseSecondModel(second);
    else report('models', second);
  };

  /** The edits of a link; an image whose gates it takes over is fetched first. */
  const followEdits = async (
    { view, edits }: Link,
    entry: HistoryEntry | null = null,
    overtaken = () => false,
  ) => {
    if (view !== 'lab') return;
    const read = entry?.edits ? succeed(entry.edits) : readGateEdits(edits ?? '{}');
    if (!read.ok) return;
    const names = Object.values(read.value).flatMap((edit) => (edit.mode === 'from' ? [edit.image] : []));
    const ids = new Map<string, string | null>();
    for (const name of new Set(names)) ids.set(name, await actions.recallImage(name));
    if (overtaken()) return;
    const edited = renameImages(read.value, (name) => ids.get(name) ?? null);
    if (JSON.stringify(edited) !== JSON.stringify(store.getState().lab.edits)) actions.replaceEdits(edited);
  };

  /** The link in the address; what it names that there is not is told. */
  const readAddress = (): Link => {
    const { link, unknown } = readLink(location.search);
    for (const { name, value } of unknown) report(name, value);
    if (link.step === undefined) return link;
    const step = nearestStep(link.step);
    if (step !== link.step) report('step', link.step);
    return { ...link, step };
  };

  return {
    readAddress,
    hasPicture,
    showFirstSample,
    showLinkedImage,
    linkedSource,
    checkBlock,
    checkChannels,
    followClasses,
    followImages,
    followSecond,
    followEdits,
  };
}
