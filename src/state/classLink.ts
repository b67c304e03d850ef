import { type ClassControl, writeControls } from '../domain/classControls';
import type { LessonPath, StepId } from '../domain/lesson';
import { isOfSite } from '../site/siteFiles';
import { linkOf } from './address';
import { type AppState, type Language, shownImage } from './appState';
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
  // The block of another step is that step's own.
  const place = step === state.step ? { block: here.block, channel: here.channel, brush: here.brush } : {};
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

/** Whether the network or the image on screen is the visitor's own, which no link can name. */
export function hasOwnParts(state: AppState): boolean {
  const kind = shownImage(state)?.origin.kind;
  const bundled = state.catalog.some(({ id }) => id === state.model?.id);
  return !bundled || (kind !== 'sample' && kind !== 'url');
}
