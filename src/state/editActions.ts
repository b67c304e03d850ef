import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../domain/failure';
import { ALL_CLASSES, type GateEdit, type GateEdits } from '../domain/gateEdit';
import { readGateEdits } from '../domain/readGateEdits';
import type { AppState } from './appState';
import type { CompareActions } from './compareActions';
import { redone, undone, withEdits } from './editHistory';
import { renameImages } from './editReferences';
import type { LabState } from './labState';
import { refuse } from './notices';

/** The experiment of the gate lab: edits of one or several blocks, with undo and redo. */
export function createEditActions(
  store: StoreApi<AppState>,
  { bringLinked }: Pick<CompareActions, 'bringLinked'>,
) {
  const patch = (change: (lab: LabState) => Partial<LabState>) =>
    store.setState(({ lab }) => ({ lab: { ...lab, ...change(lab) } }));

  const setEdits = (next: GateEdits, gesture: string | null = null) =>
    patch((lab) => withEdits(lab, next, gesture));

  // Edits belong to the blocks of a model; those of another one would be refused.
  store.subscribe(({ model, lab }, before) => {
    if (model === before.model || model === null) return;
    const names = new Set(model.blocks.map(({ name }) => name));
    const fits = [lab.edits, ...lab.past, ...lab.future].every((edits) =>
      Object.keys(edits).every((block) => names.has(block)),
    );
    if (!fits) patch(() => ({ edits: {}, past: [], future: [], gesture: null, failure: null }));
  });

  const editBlocks = (blocks: readonly string[], edit: GateEdit | null, gesture: string | null = null) => {
    const next = { ...store.getState().lab.edits };
    for (const block of blocks) {
      delete next[block];
      if (edit) next[block] = edit;
    }
    setEdits(next, gesture);
  };

  /** An image beside the one on screen, or about to be: one that is there already, else a sample. */
  const anyDonor = (): string | null => {
    const { images, samples, currentImage, pendingImage } = store.getState();
    const edited = pendingImage ?? currentImage;
    const other = images.find(({ id, origin }) => id !== edited && origin.kind !== 'trace');
    const shown = images.find(({ id }) => id === edited)?.origin;
    const sample = samples.find(({ id }) => shown?.kind !== 'sample' || shown.sample !== id);
    return other?.id ?? (sample ? `sample:${sample.id}` : null);
  };

  return {
    /**
     * Sets (null: takes away) the edit of these blocks, all at once. Changes with the same `gesture`, one after another, are one
     * step of Undo, as while a slider is dragged.
     */
    editBlocks,

    /** Gives blocks the gates of another image: an id, `sample:ID`, or (null) any other image. */
    async transplantFrom(blocks: readonly string[], donor: string | null): Promise<void> {
      const wanted = donor ?? anyDonor();
      if (wanted === null) return;
      const { edits } = store.getState().lab;
      const image = wanted.startsWith('sample:') ? await bringLinked(wanted) : wanted;
      // What was edited while it was fetched is newer.
      if (image !== null && store.getState().lab.edits === edits) editBlocks(blocks, { mode: 'from', image });
    },

    /** Sets some channels of a block, or (null) gives them back their learned gates; what was edited before stays. */
    editChannels(
      block: string,
      channels: readonly number[],
      value: number | 'usual' | null,
      gesture: string | null = null,
    ) {
      const { edits } = store.getState().lab;
      const values = channelValues(store.getState(), block);
      for (const channel of channels) {
        delete values[channel];
        if (value !== null) values[channel] = value;
      }
      const next = { ...edits };
      delete next[block];
      if (Object.keys(values).length > 0) next[block] = { mode: 'channels', values };
      setEdits(next, gesture);
    },

    /** A slider was let go: its next change is a step of its own. */
    endGesture: () => patch(() => ({ gesture: null })),
    undoEdit: () => patch(undone),
    redoEdit: () => patch(redone),
    clearEdits: () => setEdits({}),
    replaceEdits: (edits: GateEdits) => setEdits(edits),

    /**
     * Edits from a file's text; images are meant by name or as in a link. Refuses what is no edit; what the model lacks is told
     * where the edits are shown.
     */
    async openEdits(text: string): Promise<Failure | null> {
      const read = readGateEdits(text);
      if (!read.ok) return refuse(store, read);
      const ids = new Map<string, string>();
      for (const edit of Object.values(read.value)) {
        if (edit.mode !== 'from' || ids.has(edit.image)) continue;
        const named = store.getState().images.find(({ name }) => name === edit.image)?.id;
        ids.set(edit.image, named ?? (await bringLinked(edit.image)) ?? edit.image);
      }
      setEdits(renameImages(read.value, (name) => ids.get(name) ?? name));
      return null;
    },
  };
}

/** A block's edit channel by channel: what it applies now, whatever its kind. */
function channelValues({ lab, model }: AppState, block: string): Record<string, number | 'usual'> {
  const edit = lab.edits[block];
  if (!edit) return {};
  if (edit.mode === 'channels') return { ...edit.values };
  const channels = model?.blocks.find(({ name }) => name === block)?.channels ?? 0;
  const applied = lab.result?.after.blocks.find(({ name }) => name === block)?.applied;
  const gateAt = (channel: number): number | 'usual' | undefined => {
    if (edit.mode === 'profile' && edit.class === ALL_CLASSES) return 'usual';
    if (edit.mode === 'bypass') return 1;
    if (edit.mode === 'constant') return edit.value;
    return applied?.[channel];
  };
  const values: Record<string, number | 'usual'> = {};
  for (let channel = 0; channel < channels; channel++) {
    const value = gateAt(channel);
    if (value !== undefined) values[channel] = value;
  }
  return values;
}

export type EditActions = ReturnType<typeof createEditActions>;
