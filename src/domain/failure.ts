/**
 * Every failure a visitor can meet, as a value. Each code is an i18n key `error.CODE` whose text says what
 * happened, why, and what to do next; `details` fills the text's `{name}` places. Bugs throw instead.
 */
export type FailureCode =
  // images
  | 'image-unreadable'
  | 'image-empty'
  | 'image-not-an-image'
  | 'image-truncated'
  | 'image-unsupported'
  | 'image-svg'
  | 'image-heic'
  | 'image-too-large'
  | 'image-undecodable'
  // addresses
  | 'url-invalid'
  | 'url-unreachable'
  | 'url-status'
  | 'url-not-an-image'
  // camera
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-unavailable'
  | 'camera-lost'
  // models
  | 'model-unreadable'
  | 'model-unreachable'
  | 'model-status'
  | 'model-no-weights'
  | 'model-several'
  | 'model-config'
  | 'labels-encoding'
  | 'labels-unreadable'
  | 'labels-several'
  | 'labels-count'
  // models elsewhere
  | 'model-address'
  | 'hub-host'
  | 'hub-not-found'
  | 'hub-refused'
  | 'hub-busy'
  | 'hub-status'
  | 'hub-unreachable'
  | 'hub-unlike'
  | 'hub-no-weights'
  | 'hub-weights-elsewhere'
  | 'hub-only-pickle'
  | 'hub-cut'
  | 'hub-wrong-hash'
  | 'block-missing'
  | 'profile-missing'
  | 'profile-other-model'
  | 'profile-other-settings'
  | 'profile-unfit'
  | 'reference-too-few'
  | 'weights-pickle'
  | 'weights-header'
  | 'weights-dtype'
  | 'weights-truncated'
  | 'weights-not-finite'
  | 'weights-not-resnet'
  | 'weights-other-attention'
  | 'weights-missing-tensor'
  | 'weights-shape'
  | 'weights-unexpected-tensor'
  // running
  | 'no-backend'
  | 'backend-unavailable'
  | 'context-lost'
  | 'out-of-memory'
  | 'output-not-finite'
  | 'self-check-failed'
  | 'crashed'
  | 'no-model'
  | 'language-unreachable'
  | 'stale'
  // comparing engines
  | 'check-no-image'
  | 'check-in-page'
  | 'check-other-weights'
  | 'check-other-engine'
  // sets of channels
  | 'brush-unreadable'
  | 'brush-outside'
  // comparing
  | 'compare-full'
  | 'group-too-few'
  | 'second-same-weights'
  | 'second-not-kept'
  // pictures of a view
  | 'picture-undrawable'
  // gate edits
  | 'edits-damaged'
  | 'edits-block'
  | 'edits-channel'
  | 'edits-class'
  | 'edits-no-profile'
  | 'edits-image'
  | 'edits-width'
  // sessions and traces
  | 'trace-damaged'
  | 'trace-newer'
  | 'trace-other-model'
  | 'session-damaged'
  | 'session-newer'
  | 'session-other-model'
  | 'session-second-model'
  | 'session-unreachable'
  | 'session-too-large'
  // links
  | 'link-unknown-value'
  // class links
  | 'withheld';

export interface Failure {
  ok: false;
  code: FailureCode;
  details: Record<string, string | number>;
}

/** A name or a reason in a file may be megabytes long; a message on screen may not. */
const LONGEST_DETAIL = 200;

/** A failure value; `details` fills the places of its translated message. */
export function fail(code: FailureCode, details: Record<string, string | number> = {}): Failure {
  const cut = Object.entries(details).map(([place, value]) => [
    place,
    typeof value === 'string' && value.length > LONGEST_DETAIL ? `${value.slice(0, LONGEST_DETAIL)}…` : value,
  ]);
  return { ok: false, code, details: Object.fromEntries(cut) };
}
