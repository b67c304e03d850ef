import { afterEach, expect, it, vi } from 'vitest';

/** An element as `npm run build:single` writes it; only what is read of it. */
const element = (siteFile: string, text: string) => ({
  dataset: { siteFile, type: 'text/plain' },
  textContent: btoa(text),
  remove: vi.fn(),
});

async function pageWith(...elements: ReturnType<typeof element>[]) {
  vi.resetModules();
  vi.stubGlobal('document', { querySelectorAll: () => elements });
  const files = await import('./siteFiles');
  await files.openInlinedFiles();
  // After unpacking: that goes by `fetch` of a data address.
  const fetched = vi.fn(async () => new Response('from the host'));
  vi.stubGlobal('fetch', fetched);
  return { ...files, fetched };
}

afterEach(() => vi.unstubAllGlobals());

it('answers from what the page brought along, without a request', async () => {
  const held = element('samples/index.json', '[]');
  const { fetchFile, fetched } = await pageWith(held);
  const response = await fetchFile('samples/index.json');
  expect(response.ok).toBe(true);
  expect(await response.text()).toBe('[]');
  expect(fetched).not.toHaveBeenCalled();
  expect(held.remove).toHaveBeenCalledOnce();
});

it('asks the host for everything else', async () => {
  const { fetchFile, fetched } = await pageWith(element('samples/index.json', '[]'));
  const options = { credentials: 'omit' } as const;
  expect(await (await fetchFile('https://example.org/cat.jpg', options)).text()).toBe('from the host');
  expect(fetched).toHaveBeenCalledWith('https://example.org/cat.jpg', options);
});

it('gives one address a file, and paths as they are on a server', async () => {
  const { siteAddress } = await pageWith(element('samples/a.jpg', 'a'));
  const address = siteAddress('samples/a.jpg');
  expect(address).toMatch(/^blob:/);
  expect(siteAddress('samples/a.jpg')).toBe(address);
  expect(siteAddress('samples/b.jpg')).toBe('samples/b.jpg');
});

it('gives a folder by names, or null where the page brought nothing of it', async () => {
  const { inlinedFolder } = await pageWith(
    element('models/a/config.json', '{}'),
    element('models/ab/config.json', '[]'),
  );
  const folder = inlinedFolder('models/a/');
  expect(Object.keys(folder ?? {})).toEqual(['config.json']);
  expect(await folder?.['config.json'].text()).toBe('{}');
  expect(inlinedFolder('models/b/')).toBeNull();
});
