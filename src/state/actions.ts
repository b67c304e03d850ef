import type { StoreApi } from 'zustand/vanilla';
import type { InferenceClient } from '../inference/protocol';
import { createAblationActions } from './ablationActions';
import type { AppState, Language } from './appState';
import { createClassActions } from './classActions';
import { createCompareActions } from './compareActions';
import { createCrossCheckActions } from './crossCheckActions';
import { createDetourActions } from './detourActions';
import { createDownloadActions } from './downloadActions';
import { createEditActions } from './editActions';
import { createExcitationActions } from './excitationActions';
import { createGroupActions } from './groupActions';
import { createImageActions } from './imageActions';
import { createLabActions } from './labActions';
import { createLanguageActions } from './languageActions';
import { createLentPictureActions } from './lentPictureActions';
import { createLessonActions } from './lessonActions';
import { createMapsActions } from './mapsActions';
import { createModelActions } from './modelActions';
import { createProbeActions } from './probeActions';
import { createProfileActions } from './profileActions';
import { createReferenceActions } from './referenceActions';
import { renderProbe } from './renderProbe';
import { createSecondModelActions } from './secondModelActions';
import { createSessionActions } from './sessionActions';
import { createSweepActions } from './sweepActions';
import { createViewActions } from './viewActions';

/** Everything that a visitor can do. `pump` starts the passes that a change calls for. */
export function createActions(
  store: StoreApi<AppState>,
  client: InferenceClient,
  createClient: () => InferenceClient,
  pump: () => void,
  loadMessages: (language: Language) => Promise<void>,
) {
  const images = createImageActions(store, pump);
  const compare = createCompareActions(store, pump, images);
  const probes = createProbeActions(store, pump, compare, renderProbe);
  const models = createModelActions(store, client, pump);
  const downloads = createDownloadActions(store, models);
  const detours = createDetourActions(store, models, images);
  const profiles = createProfileActions(store, client);
  const second = createSecondModelActions(store, createClient, models.sourceOf, downloads.sourceFromStore);
  return {
    ...images,
    ...models,
    // Takes the place of bringing images: while comparing, they are meant for the comparison.
    ...compare,
    ...probes,
    ...createAblationActions(store, client),
    ...createClassActions(store),
    ...detours,
    ...downloads,
    ...createCrossCheckActions(store, client, createClient, models.loadedSource),
    ...createEditActions(store, compare),
    ...createExcitationActions(store, client),
    ...createGroupActions(store, client),
    ...createLabActions(store, client),
    ...createLentPictureActions(store, images),
    ...createLessonActions(store, detours),
    ...createMapsActions(store, client),
    ...profiles,
    ...createReferenceActions(store, client),
    ...second,
    ...createSessionActions(store, pump, { images, probes, models, downloads, second, compare, profiles }),
    ...createSweepActions(store, client),
    ...createLanguageActions(store, loadMessages),
    ...createViewActions(store),
  };
}

export type Actions = ReturnType<typeof createActions>;
