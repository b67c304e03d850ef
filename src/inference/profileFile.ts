/** Profiles as files, for the page; loaded only when one is opened or saved. */
export { writeProfile } from '../model/writeProfile';
export { readProfile } from './runtime/readProfile';
export { sha256 } from './runtime/sha256';
