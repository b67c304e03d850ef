import { type ClassControl, writeControls } from '../domain/classControls';
import type { LessonPath, StepId } from '../domain/lesson';
import { defaultCard } from '../domain/model';
import { linkOfModel } from '../domain/modelAddress';
import { isOfSite } from '../site/siteFiles';
import { linkOf } from './address';
import { type AppState, type Language, shownImage } from './appState';
import { imageTitle } from './imageTitle';
import { type Link, writeLink } from './link';

export interface ClassLinkChoice {
  step: StepId;
  path: LessonPath;
  language: Language;
  /** A session file of this site in place of the network and image on screen; '' for none. */
  session: string;
  allowed: readonly ClassControl[];
}

/** What a teacher's link says. Colors and engine are left to each student's device. */
export function classLink(state: AppState, choice: ClassLinkChoice): Link {
  const { step, path, language, session, allowed } = choice;
  const here = linkOf({ ...state, view: 'learn', present: false, step, lessonPath: path });
  const own = ownParts(state);
  // The block of another step is that step's own, channels are chosen for an image.
  const place = {
    ...(step === state.step && !own.model && { block: here.block }),
    ...(step === state.step && !own.model && !own.image && { channel: here.channel, brush: here.brush }),
  };
  return {
    view: 'learn',
    ...(session === '' ? { model: here.model, image: here.image, ...place } : { session }),
    step,
    path: here.path,
    lang: language,
    allow: writeControls(allowed),
  };
}

/** The whole address of a link to this page. */
export const addressOf = (link: Link): string => location.href.replace(/[?#].*$/s, '') + writeLink(link);

/** Whether a path is one of this site, as `session=` asks. */
export const isSessionPath = (path: string): boolean =>
  URL.canParse(path, document.baseURI) && isOfSite(new URL(path, document.baseURI));

/** Whether the network, and the image on screen, are the visitor's own, which no link can name. */
export function ownParts(state: AppState): { model: boolean; image: boolean } {
  const { catalog, model } = state;
  const kind = shownImage(state)?.origin.kind;
  const named = model && (catalog.some(({ id }) => id === model.id) || linkOfModel(model.id) !== undefined);
  return {
    model: model !== null && !named,
    image: kind !== undefined && kind !== 'sample' && kind !== 'url',
  };
}

/** What students find on screen: the network's id, and the image by its title; null: there is none. */
export function classSees(state: AppState): { model: string | null; image: string | null } {
  const own = ownParts(state);
  const usual = defaultCard(state.catalog)?.id ?? null;
  const shown = shownImage(state);
  return {
    model: own.model ? usual : (state.model?.id ?? usual),
    image: own.image || !shown ? (state.samples[0]?.title[state.language] ?? null) : imageTitle(state, shown),
  };
}
