import { leavingFocusTo } from '../../parts/moveFocus';

/** The ref of a button in whose place another part of the step comes. */
export const leavesFocus = leavingFocusTo('step-title');
