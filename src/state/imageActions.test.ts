import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { traced } from './__fixtures__/tracedImage';
import { type AppState, INITIAL_STATE } from './appState';
import { createImageActions } from './imageActions';

let store: StoreApi<AppState>;
let actions: ReturnType<typeof createImageActions>;

beforeEach(() => {
  store = createStore<AppState>(() => INITIAL_STATE);
  actions = createImageActions(store, () => {});
  vi.stubGlobal('fetch', async () => new Response('pixels', { headers: { 'content-type': 'image/png' } }));
});
afterEach(() => vi.unstubAllGlobals());

describe('an address', () => {
  it.each([
    ['https://example.org/100%.jpg', 'https://example.org/100%.jpg', '100%.jpg'],
    ['https://example.org/a/caf%C3%A9.png?x=1', 'https://example.org/a/caf%C3%A9.png?x=1', 'café.png'],
    ['example.org/cat.jpg', 'https://example.org/cat.jpg', 'cat.jpg'],
    ['http://intranet/cat.jpg', 'http://intranet/cat.jpg', 'cat.jpg'],
    ['https://example.org', 'https://example.org/', 'example.org'],
  ])('%s is fetched', async (typed, url, name) => {
    expect(await actions.fetchAddress(typed)).toMatchObject({ ok: true });
    expect(store.getState().images).toMatchObject([{ name, origin: { kind: 'url', url } }]);
  });

  it.each(['', 'hello', 'cat.jpg of mine', 'ftp://example.org/a.jpg', 'file:///a.jpg', 'javascript:1'])(
    '"%s" is refused as none, and nothing is fetched',
    async (typed) => {
      expect(await actions.fetchAddress(typed)).toMatchObject({ code: 'url-invalid' });
      expect(store.getState().images).toEqual([]);
      expect(store.getState().notices).toMatchObject([{ failure: { code: 'url-invalid' } }]);
    },
  );
});

it('removing the only image shows the first sample', async () => {
  const sample = { id: 'cat', file: 'cat.jpg' } as AppState['samples'][number];
  store.setState({ samples: [sample] });
  actions.addFiles([new File(['a'], 'a.png')]);
  const [{ id }] = store.getState().images;
  store.setState({ currentImage: id, pendingImage: null });
  actions.removeImage(id);
  await vi.waitFor(() => expect(store.getState().images).toMatchObject([{ name: 'cat.jpg' }]));
  expect(store.getState().pendingImage).toBe(store.getState().images[0].id);
});

it('shows what was chosen last, whichever picture comes last', async () => {
  const samples = ['slow', 'fast'].map((id) => ({ id, file: `${id}.jpg` }) as AppState['samples'][number]);
  store.setState({ samples });
  let answer = (): void => {};
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('slow')) await late;
    return new Response('pixels', { headers: { 'content-type': 'image/jpeg' } });
  });
  const slow = actions.chooseSample('slow');
  await actions.chooseSample('fast');
  answer();
  await slow;
  expect(store.getState().images.map(({ name }) => name)).toEqual(['fast.jpg', 'slow.jpg']);
  expect(store.getState().pendingImage).toBe('sample:fast');
});

describe('camera frames', () => {
  const frame = () => actions.showCameraFrame(new Blob(['frame']), 'camera');
  const frames = () => store.getState().images.filter(({ origin }) => origin.kind === 'camera');

  it('take the place of all older ones but the one on screen', () => {
    frame();
    const [shown] = frames();
    store.setState({ currentImage: shown.id, pendingImage: null });
    for (let i = 0; i < 3; i++) frame();
    expect(frames()).toHaveLength(2);
    expect(frames()[0]).toBe(shown);
    expect(store.getState().pendingImage).toBe(frames()[1].id);
  });

  it('keep the square and the shown predictions of the one on screen', () => {
    frame();
    const [{ id }] = frames();
    store.setState({ currentImage: id, pendingImage: null });
    actions.showPredictions(id);
    actions.setCrop(id, { x: 1, y: 2, size: 3 });
    frame();
    expect(frames()[1]).toMatchObject({ predictionsHidden: false, crop: { x: 1, y: 2, size: 3 } });
  });

  it('under way take over what is changed of the one on screen', () => {
    frame();
    const [{ id }] = frames();
    store.setState({ currentImage: id, pendingImage: null });
    frame();
    expect(frames()[1]).toMatchObject({ predictionsHidden: true, crop: null });
    actions.showPredictions(id);
    actions.setCrop(id, { x: 1, y: 2, size: 3 });
    expect(frames()[1]).toMatchObject({ predictionsHidden: false, crop: { x: 1, y: 2, size: 3 } });
  });

  it('are kept as pictures of their own with their results, of which the next frame takes nothing away', () => {
    frame();
    const [{ id, blob }] = frames();
    const { output } = traced('camera');
    store.setState(({ images }) => ({
      images: images.map((image) => ({ ...image, output })),
      currentImage: id,
      pendingImage: null,
    }));
    const nameOf = (number: number) => `camera ${number}`;
    actions.keepCameraFrame(nameOf);
    actions.keepCameraFrame(nameOf);
    frame();
    const kept = store.getState().images.filter(({ origin }) => origin.kind === 'file');
    expect(kept.map(({ name }) => name)).toEqual(['camera 1', 'camera 2']);
    for (const image of kept) {
      expect(image.blob).toBe(blob);
      expect(image.output?.trace.image.name).toBe(image.name);
      expect(image.output?.trace.blocks).toBe(output?.trace.blocks);
    }
    expect(new Set(store.getState().images.map(({ objectUrl }) => objectUrl)).size).toBe(4);
    expect(store.getState().currentImage).toBe(id);
  });

  it('end with a word where the visitor leaves the view in which the camera runs', () => {
    store.setState({ cameraOpen: true, language: 'zh' });
    expect(store.getState().cameraOpen).toBe(true);
    store.setState({ view: 'compare' });
    expect(store.getState()).toMatchObject({ cameraOpen: false, notices: [{ code: 'camera-off' }] });
    // Opened from there, it comes with its view.
    store.setState({ view: 'explore' });
    store.setState({ cameraOpen: true });
    expect(store.getState().cameraOpen).toBe(true);
  });
});

it('brings back what was removed at once, in place and shown as it was, while the offer stands', () => {
  const ids = actions.addFiles(['a', 'b', 'c'].map((name) => new File([name], name, { type: 'image/png' })));
  store.setState({ currentImage: ids[1], pendingImage: null });
  actions.setCrop(ids[2], { x: 1, y: 2, size: 3 });
  actions.removeImages(ids);
  expect(store.getState()).toMatchObject({ images: [], notices: [{ kind: 'removed', count: 3 }] });
  actions.bringBackRemoved();
  const { images, pendingImage, notices } = store.getState();
  expect(images.map(({ id, name, crop }) => [id, name, crop])).toEqual([
    [ids[0], 'a', null],
    [ids[1], 'b', null],
    [ids[2], 'c', { x: 1, y: 2, size: 3 }],
  ]);
  expect([pendingImage, notices]).toEqual([ids[1], []]);

  actions.removeImages(ids.slice(1));
  store.setState({ notices: [] });
  actions.bringBackRemoved();
  expect(store.getState().images.map(({ name }) => name)).toEqual(['a']);
});
