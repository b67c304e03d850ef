import type { StoreApi } from 'zustand/vanilla';
import type { Detour, StepBlock } from '../domain/lesson';
import type { LoadedModel } from '../domain/model';
import type { ModelSource } from '../inference/protocol';
import type { AppState } from './appState';
import type { ImageActions } from './imageActions';
import type { ModelActions } from './modelActions';

/** The block of a network that a step is about; null: any, or there is none. */
export function targetBlock(model: LoadedModel | null, target: StepBlock): string | null {
  const block = target === 'first' ? model?.blocks[0] : target === 'last' ? model?.blocks.at(-1) : undefined;
  return block?.name ?? null;
}

/** null where the network in use is the visitor's choice, made before the step's or after it. */
export function activeDetour({ detour, modelLoads, wantedModel }: AppState): Detour | null {
  if (!detour) return null;
  return detour.load === modelLoads || detour.opened === wantedModel || detour.returning ? detour : null;
}

/** Steps of the lesson that open another network, and the way back to the former one. */
export function createDetourActions(
  store: StoreApi<AppState>,
  models: Pick<ModelActions, 'chooseModel' | 'openSource' | 'loadedSource' | 'sourceOf'>,
  images: Pick<ImageActions, 'chooseImage'>,
) {
  /** Networks that were left, by their ids: those of the visitor's files are in no list. */
  const left = new Map<string, ModelSource>();
  /** The block that the newest way back is to end at. */
  let wanted: StepBlock = null;

  const sourceOf = (id: string): ModelSource | null => {
    const card = store.getState().catalog.find((entry) => entry.id === id);
    return left.get(id) ?? (card ? models.sourceOf(card) : null);
  };

  /** Back to the network, image and block of before; `target` is the block of the step that is gone to. */
  const goBack = async (target: StepBlock = null): Promise<void> => {
    wanted = target;
    const detour = activeDetour(store.getState());
    const source = detour && sourceOf(detour.model);
    if (!source) return store.setState({ detour: null });
    store.setState({ detour: { ...detour, returning: true } });
    await models.openSource(source);
    const { model, images: tray, currentImage, detour: now } = store.getState();
    // The address was followed elsewhere meanwhile.
    if (!now?.returning) return;
    if (model?.id !== detour.model) return store.setState({ detour: null });
    if (detour.image !== currentImage && tray.some(({ id }) => id === detour.image))
      images.chooseImage(detour.image as string);
    const former = model.blocks.some(({ name }) => name === detour.block) ? detour.block : null;
    const block = targetBlock(model, wanted) ?? former;
    const channel = block === detour.block ? detour.channel : null;
    store.setState({ block, channel, hoveredChannel: null, blockAuto: false, detour: null });
  };

  return {
    goBack,

    /** Opens a bundled network for the step on screen; the one in use comes back when the step is left. */
    async openForStep(id: string): Promise<void> {
      const state = store.getState();
      const before = activeDetour(state);
      if (before?.model === id) return goBack();
      const { step, model, block, channel, currentImage: image, modelLoads } = state;
      if (!model) return void models.chooseModel(id);
      const source = models.loadedSource();
      if (!before && source) left.set(model.id, source);
      const from = before ?? { model: model.id, block, channel, image };
      store.setState({ detour: { ...from, step, opened: id, load: modelLoads + 1, returning: false } });
      await models.chooseModel(id);
      // Refused, or another one was chosen meanwhile.
      if (store.getState().model?.id !== id) store.setState({ detour: before });
    },
  };
}

export type DetourActions = ReturnType<typeof createDetourActions>;
