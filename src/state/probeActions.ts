import type { StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import { PROBES, type Probe, type ProbeKind } from '../domain/probe';
import type { AppState, TrayImage } from './appState';
import type { CompareActions } from './compareActions';
import { notify } from './notices';
import type { renderProbe } from './renderProbe';

/** Probes: an image of the comparison against a changed copy of itself, adjustable while everybody watches. */
export function createProbeActions(
  store: StoreApi<AppState>,
  pump: () => void,
  { compareImage }: Pick<CompareActions, 'compareImage'>,
  render: typeof renderProbe,
) {
  let last = 0;
  /** Of each probe the newest wish; an older rendering that comes late is dropped. */
  const wishes = new Map<string, number>();

  const find = (id: string) => store.getState().images.find((image) => image.id === id);

  /** Renders the probe of an image; null where it was overtaken or cannot be drawn. */
  const draw = async (id: string, source: TrayImage, probe: Probe): Promise<Blob | null> => {
    const wish = (wishes.get(id) ?? 0) + 1;
    wishes.set(id, wish);
    const blob = await render(source.blob, source.crop, probe);
    if (wishes.get(id) !== wish) return null;
    if (!blob) notify(store, { kind: 'error', failure: fail('image-undecodable', { name: source.name }) });
    return blob;
  };

  /** A changed copy of an image, in the tray; answers its id, null where it cannot be drawn. */
  const putProbe = async (of: string, probe: Probe): Promise<string | null> => {
    const source = find(of);
    if (!source) return null;
    const id = `probe-${++last}`;
    const blob = await draw(id, source, probe);
    if (!blob) return null;
    const image: TrayImage = {
      ...source,
      id,
      origin: { kind: 'probe', of, probe },
      name: probeName(source, probe),
      blob,
      objectUrl: URL.createObjectURL(blob),
      crop: null,
      running: false,
      output: null,
      outputKey: null,
      modelLoad: null,
      version: 0,
    };
    store.setState(({ images }) => ({ images: [...images, image] }));
    return id;
  };

  return {
    putProbe,

    /** A changed copy of an image, beside it in the comparison. */
    async addProbe(of: string, kind: ProbeKind): Promise<void> {
      const id = await putProbe(of, { kind, amount: PROBES[kind].start });
      if (id) compareImage(id);
    },

    /** Another change in its place. The results on screen stay until the new ones are there. */
    async setProbe(id: string, probe: Probe): Promise<void> {
      const image = find(id);
      const source = image?.origin.kind === 'probe' ? find(image.origin.of) : undefined;
      if (!image || !source) return;
      const patch = (change: (image: TrayImage) => Partial<TrayImage>) =>
        store.setState(({ images }) => ({
          images: images.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry)),
        }));
      patch(() => ({ origin: { kind: 'probe', of: source.id, probe }, name: probeName(source, probe) }));
      const blob = await draw(id, source, probe);
      if (!blob || !find(id)) return;
      patch(({ objectUrl, version }) => {
        URL.revokeObjectURL(objectUrl);
        return { blob, objectUrl: URL.createObjectURL(blob), version: version + 1 };
      });
      pump();
    },
  };
}

/** As in exported tables: `cat.jpg (blur 2)`. */
const probeName = ({ name }: TrayImage, { kind, amount }: Probe) =>
  `${name} (${kind}${PROBES[kind].none === null ? '' : ` ${amount}`})`;

export type ProbeActions = ReturnType<typeof createProbeActions>;
