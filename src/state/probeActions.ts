import type { StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import { PROBES, type Probe, type ProbeKind } from '../domain/probe';
import type { AppState, ImageOrigin, TrayImage } from './appState';
import type { CompareActions } from './compareActions';
import { LOAD } from './imageActions';
import { refuse } from './notices';
import type { RenderedProbe, renderProbe } from './renderProbe';

/** A probe of the comparison, for a step of history: no link can name it, and no reload finds it again. */
export type KeptProbe = Extract<ImageOrigin, { kind: 'probe' }> & { id: string };

export const comparedProbes = ({ images, compared }: Pick<AppState, 'images' | 'compared'>): KeptProbe[] =>
  images.flatMap(({ id, origin }) =>
    origin.kind === 'probe' && compared.some((entry) => entry.id === id) ? [{ id, ...origin }] : [],
  );

/**
 * Probes: an image of the comparison against a changed copy of itself, adjustable while everybody watches. A copy
 * follows its source: another square is cut for both, and it leaves with it.
 */
export function createProbeActions(
  store: StoreApi<AppState>,
  pump: () => void,
  { compareImage, hasRoom, recallImage }: Pick<CompareActions, 'compareImage' | 'hasRoom' | 'recallImage'>,
  render: typeof renderProbe,
) {
  let last = 0;
  /** Of each probe the newest wish; an older rendering that comes late is dropped. */
  const wishes = new Map<string, number>();

  const find = (id: string) => store.getState().images.find((image) => image.id === id);

  store.subscribe(({ images }, before) => {
    if (images === before.images) return;
    for (const { id, origin } of images) {
      if (origin.kind !== 'probe') continue;
      const source = images.find((image) => image.id === origin.of);
      const former = before.images.find((image) => image.id === origin.of);
      if (!source) remove(id);
      else if (former && (former.crop !== source.crop || former.blob !== source.blob))
        void actions.setProbe(id, origin.probe);
    }
  });

  const remove = (id: string) => {
    const image = find(id);
    if (image) URL.revokeObjectURL(image.objectUrl);
    store.setState(({ images }) => ({ images: images.filter((entry) => entry.id !== id) }));
  };

  /** Renders the probe of an image; null where it was overtaken or cannot be drawn. */
  const draw = async (id: string, source: TrayImage, probe: Probe): Promise<RenderedProbe | null> => {
    const wish = (wishes.get(id) ?? 0) + 1;
    wishes.set(id, wish);
    const seen = source.output?.trace.image.crop ?? null;
    const rendered = await render({ blob: source.blob, crop: source.crop, seen }, probe);
    if (wishes.get(id) !== wish) return null;
    if (!rendered) refuse(store, fail('image-undecodable', { name: source.name }));
    return rendered;
  };

  const actions = {
    /** A changed copy of an image, in the tray; answers its id, null where it cannot be drawn. */
    async putProbe(of: string, probe: Probe, id = `probe-${LOAD}-${++last}`): Promise<string | null> {
      const source = find(of);
      if (!source) return null;
      const rendered = await draw(id, source, probe);
      if (!rendered) return null;
      const image: TrayImage = {
        ...source,
        ...rendered,
        id,
        origin: { kind: 'probe', of, probe },
        name: probeName(source, probe),
        objectUrl: URL.createObjectURL(rendered.blob),
        running: false,
        output: null,
        outputKey: null,
        modelLoad: null,
        version: 0,
      };
      store.setState(({ images }) => ({ images: [...images, image] }));
      return id;
    },

    /** A changed copy of an image, beside it in the comparison. */
    async addProbe(of: string, kind: ProbeKind): Promise<void> {
      if (!hasRoom()) return;
      const id = await actions.putProbe(of, { kind, amount: PROBES[kind].start });
      if (id) compareImage(id);
    },

    /** Probes of a step of history that are gone, drawn anew under their ids where their source can be had. */
    async recallProbes(kept: readonly KeptProbe[]): Promise<void> {
      for (const { id, of, probe } of kept) {
        const source = find(id) ? null : await recallImage(of);
        if (source) await actions.putProbe(source, probe, id);
      }
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
      const rendered = await draw(id, source, probe);
      if (!rendered || !find(id)) return;
      patch(({ objectUrl, version }) => {
        URL.revokeObjectURL(objectUrl);
        return { ...rendered, objectUrl: URL.createObjectURL(rendered.blob), version: version + 1 };
      });
      pump();
    },
  };
  return actions;
}

/** As in exported tables: `cat.jpg (blur 2)`. */
const probeName = ({ name }: TrayImage, { kind, amount }: Probe) =>
  `${name} (${kind}${PROBES[kind].none === null ? '' : ` ${amount}`})`;

export type ProbeActions = ReturnType<typeof createProbeActions>;
