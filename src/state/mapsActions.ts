import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../domain/failure';
import type { BlockMaps } from '../domain/maps';
import type { InferenceClient } from '../inference/protocol';
import type { AppState, Evidence } from './appState';
import { type MapsWish, mapsWish, passOf } from './mapsWish';

/** Maps of one pass kept beside those on screen, so that going back to a channel needs no pass. */
const MOST_KEPT = 32;

/** What a wish depends on: other changes, as the pointer's, are none of its business. */
const PARTS = [
  'view',
  'stage',
  'runtime',
  'model',
  'images',
  'currentImage',
  'block',
  'channel',
  'channelGrid',
  'stepMaps',
] as const;

const keyOf = ({ pass, channels }: MapsWish) => `${pass}|${channels}`;

/**
 * Fetches the maps that the page wants to show, one request at a time, the newest wish next. The last good maps stay
 * until newer ones are there; a request that nobody waits for any longer is aborted.
 */
export function createMapsActions(store: StoreApi<AppState>, client: InferenceClient) {
  let running: { wish: MapsWish; controller: AbortController } | null = null;
  /** The wish that was not fulfilled; not asked again by itself. */
  let refused: string | null = null;

  const keep = (
    wish: MapsWish,
    { height, width, channels }: Pick<BlockMaps, 'height' | 'width' | 'channels'>,
  ) => {
    const { evidence, modelLoads } = store.getState();
    const wanted = new Set(wish.channels);
    const older = evidence?.pass === wish.pass ? evidence.maps : [];
    const fresh = new Set(channels.map(({ channel }) => channel));
    const known = [...channels, ...older.filter(({ channel }) => !fresh.has(channel))];
    const maps = [
      ...known.filter(({ channel }) => wanted.has(channel)),
      ...known.filter(({ channel }) => !wanted.has(channel)),
    ].slice(0, Math.max(MOST_KEPT, wanted.size));
    const { pass, output, block, channel } = wish;
    store.setState({
      evidence: { pass, modelLoad: modelLoads, output, block, channel, height, width, maps },
      mapsFailure: null,
    });
  };

  const missing = ({ pass, channels }: MapsWish): number[] => {
    const { evidence } = store.getState();
    if (evidence?.pass !== pass) return channels;
    return channels.filter((channel) => !evidence.maps.some((maps) => maps.channel === channel));
  };

  const ask = async (wish: MapsWish, channels: number[]): Promise<void> => {
    const controller = new AbortController();
    running = { wish, controller };
    store.setState({ mapsRunning: true });
    try {
      const { input, block } = wish;
      const { modelLoads } = store.getState();
      const result = await client.maps({ input, block, channels }, controller.signal);
      const sameModel = store.getState().modelLoads === modelLoads;
      if (sameModel && result.ok) keep(wish, result.value);
      else if (sameModel && !result.ok && !controller.signal.aborted) refuse(wish, result);
    } finally {
      running = null;
      store.setState({ mapsRunning: false });
    }
    pump();
  };

  const refuse = (wish: MapsWish, failure: Failure) => {
    refused = keyOf(wish);
    // A change of runtime or model made it stale, and brings about a new wish.
    if (failure.code !== 'stale') store.setState({ mapsFailure: failure });
  };

  const pump = (): void => {
    const wish = mapsWish(store.getState());
    if (wish && running) {
      const { wish: asked, controller } = running;
      const useful = asked.block === wish.block && wish.channels.every((c) => asked.channels.includes(c));
      // A newer picture of the same channels waits its turn: else a live camera would never get an answer.
      if (!useful) controller.abort();
      return;
    }
    if (!wish || keyOf(wish) === refused) return;
    refused = null;
    const channels = missing(wish);
    if (channels.length > 0) {
      void ask(wish, channels);
      return;
    }
    const { evidence, mapsFailure } = store.getState();
    const { channel } = wish;
    if (evidence && (evidence.channel !== channel || mapsFailure))
      store.setState({ evidence: { ...evidence, channel }, mapsFailure: null });
  };

  store.subscribe((state, before) => {
    if (!PARTS.some((part) => state[part] !== before[part])) return;
    if (state.runtime !== before.runtime || state.stage !== before.stage) refused = null;
    pump();
  });

  return {
    /** Opens or closes the grid of the most open and most closed channels. */
    showChannelGrid: (channelGrid: boolean) => store.setState({ channelGrid }),
    /**
     * The maps of one channel of any block for the shown image; those on screen stay. null: there are none, or they
     * could not be computed.
     */
    async mapsOf(block: string, channel: number, signal?: AbortSignal): Promise<Evidence | null> {
      const wish = passOf(store.getState(), block);
      const { modelLoads: modelLoad } = store.getState();
      if (!wish) return null;
      const { pass, input, output } = wish;
      const result = await client.maps({ input, block, channels: [channel] }, signal);
      if (!result.ok || store.getState().modelLoads !== modelLoad) return null;
      const { height, width, channels: maps } = result.value;
      return { pass, modelLoad, output, block, channel, height, width, maps };
    },
    /** After a failure: the same once more. */
    retryMaps() {
      refused = null;
      store.setState({ mapsFailure: null });
      pump();
    },
  };
}

export type MapsActions = ReturnType<typeof createMapsActions>;
