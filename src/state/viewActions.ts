import type { StoreApi } from 'zustand/vanilla';
import type {
  AppState,
  ChannelOrder,
  ClassView,
  CompareView,
  GateColorMode,
  Reference,
  ThemeChoice,
  View,
} from './appState';
import type { FigureColors } from './figureColors';
import { notify } from './notices';
import { keepPreference } from './preferences';

/** What a visitor can change about the view; none of it needs a pass. */
export function createViewActions(store: StoreApi<AppState>) {
  return {
    setFigureColors(figureColors: FigureColors) {
      keepPreference('figure-colors', figureColors);
      store.setState({ figureColors });
    },

    setTheme(theme: ThemeChoice) {
      keepPreference('theme', theme);
      store.setState({ theme });
    },
    setView: (view: View) => store.setState({ view }),
    /** `auto`: the page chooses it, since the visitor has not. */
    chooseBlock(block: string, auto = false) {
      const other = store.getState().block !== block && {
        block,
        channel: null,
        hoveredChannel: null,
        brush: [],
      };
      store.setState({ ...other, blockAuto: auto });
    },
    /** Who chooses a channel has chosen its block; `auto`: the page chooses it. */
    chooseChannel: (channel: number | null, auto = false) =>
      store.setState({ channel, ...(channel !== null && !auto && { blockAuto: false }) }),
    hoverChannel: (hoveredChannel: number | null) => store.setState({ hoveredChannel }),
    /** Marks these channels of the chosen block in every chart; none: no more. */
    brushChannels: (channels: Iterable<number>) =>
      store.setState({ brush: [...new Set(channels)].sort((a, b) => a - b) }),
    setOrder: (order: ChannelOrder) => store.setState({ order }),
    setGateColors: (gateColors: GateColorMode) => store.setState({ gateColors }),
    setClassView: (patch: Partial<ClassView>) =>
      store.setState(({ classView }) => ({ classView: { ...classView, ...patch } })),
    setCompareView: (patch: Partial<CompareView>) =>
      store.setState(({ compareView }) => ({ compareView: { ...compareView, ...patch } })),
    setReference: (reference: Reference) => store.setState({ reference }),
    setCamera: (cameraOpen: boolean) => store.setState({ cameraOpen }),
    openGlossary: (term = '') => store.setState({ glossary: term }),
    /** Says that the picture of the view was saved, and in which size, pixels; a slide is 16:9. */
    tellPicture(width: number, height: number) {
      const code = height * 16 > width * 9 ? 'picture-saved-taller' : 'picture-saved';
      notify(store, { kind: 'info', code, details: { width, height } });
    },
    closeGlossary: () => store.setState({ glossary: null }),
    openTrust: () => store.setState({ trustOpen: true }),
    closeTrust: () => store.setState({ trustOpen: false }),
    dismiss: (noticeId: number) =>
      store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== noticeId) })),
  };
}

export type ViewActions = ReturnType<typeof createViewActions>;
