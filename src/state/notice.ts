import type { Failure } from '../domain/failure';
import type { ImageNotice } from '../inference/protocol';

/** What the page says beside its views: what failed, what happened, what it asks. `code`: of the text `notice.CODE`. */
export type Notice = { id: number } & (
  | { kind: 'error'; failure: Failure }
  | {
      kind: 'info';
      code:
        | ImageNotice
        | 'recovered'
        | 'recovered-without-webgl'
        | 'recovering'
        | 'plain-kernels'
        | 'camera-off'
        | 'new-version'
        | 'labels-used'
        | 'labels-mended'
        | 'picture-saved'
        | 'picture-saved-taller'
        | 'reference-made'
        | 'reference-made-of-some'
        | 'reference-opened'
        | 'session-without-reference'
        | 'session-reference-missing'
        | 'link-own-model'
        | 'link-own-images'
        | 'link-own-both'
        | 'group-of-some'
        | 'group-beyond'
        | 'groups-asked'
        | 'model-ready'
        | 'model-not-kept';
      details: Record<string, string | number>;
    }
  /** The link names a picture on another origin: nothing is fetched before the visitor agrees. */
  | { kind: 'ask-url'; url: string; host: string }
  /** The same of a model that is not kept here. */
  | { kind: 'ask-model'; model: string; host: string }
  /** So many images were removed at once, and can come back. */
  | { kind: 'removed'; count: number }
);
