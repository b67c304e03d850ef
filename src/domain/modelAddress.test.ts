import { array, assert, constantFrom, option, property, string, stringMatching, webUrl } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HUB_CATALOG } from './hubCatalog';
import { HUB, isModelLink, linkOfModel, readHubHost, readModelAddress } from './modelAddress';

const read = (text: string) => {
  const address = readModelAddress(text);
  if (!address.ok) throw new Error(`refused: ${text}`);
  return address.value;
};

const NAME = stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
const REVISION = constantFrom('main', 'v1.0', '813d975', 'refs/pr/1');
const SEGMENT = stringMatching(/^[A-Za-z0-9 é+%_-]{1,12}$/);

describe('readModelAddress', () => {
  it('reads every way in which a model of the Hub is written as the same model', () => {
    const id = 'timm/seresnet50.ra2_in1k';
    const url = `${HUB}/timm/seresnet50.ra2_in1k/resolve/main/model.safetensors`;
    for (const written of [
      id,
      ` ${id}\n`,
      `hf:${id}`,
      `hf://${id}`,
      `${id}@main`,
      `${id}/`,
      `${id}/model.safetensors`,
      `https://huggingface.co/${id}`,
      `https://hf.co/${id}/`,
      `https://huggingface.co/${id}/tree/main`,
      `https://huggingface.co/${id}/blob/main/model.safetensors`,
      `https://huggingface.co/${id}/resolve/main/model.safetensors?download=true`,
      `https://huggingface.co/${id}/resolve/main/#readme`,
    ])
      expect(read(written), written).toEqual({
        id,
        url,
        hub: { repo: id, revision: 'main', path: 'model.safetensors' },
      });
  });

  it('reads revisions, folders and other names of weights', () => {
    expect(read('a/b@refs%2Fpr%2F1').hub?.revision).toBe('refs/pr/1');
    expect(read('https://huggingface.co/a/b/tree/v1.0').id).toBe('a/b@v1.0');
    expect(read('lucid-dl/se-resnet-18/IN1K').url).toBe(
      `${HUB}/lucid-dl/se-resnet-18/resolve/main/IN1K/model.safetensors`,
    );
    expect(read('https://huggingface.co/a/b/blob/main/x/ema.safetensors')).toMatchObject({
      id: 'a/b/x/ema.safetensors',
      hub: { path: 'x/ema.safetensors' },
    });
  });

  it('reads a folder or a file on any https host, and http on this machine alone', () => {
    const folder = 'https://lab.example/nets/mine/';
    for (const written of [folder, folder.slice(0, -1), `${folder}model.safetensors`, `${folder}#top`])
      expect(read(written)).toEqual({ id: folder, url: `${folder}model.safetensors`, hub: null });
    expect(read(`${folder}ema.safetensors`)).toMatchObject({ id: `${folder}ema.safetensors` });
    expect(read('http://127.0.0.1:8000/net').url).toBe('http://127.0.0.1:8000/net/model.safetensors');
    expect(readModelAddress('http://lab.example/net/').ok).toBe(false);
  });

  it('refuses what is no model, and quotes it', () => {
    for (const wrong of [
      '',
      'seresnet50',
      'timm/',
      'timm/a b',
      'timm/..',
      'a/b/../c',
      '/etc/passwd',
      'a/b@',
      'a/b@%',
      'https://',
      'ftp://lab.example/net/',
      'file:///net/',
      'javascript:alert(1)',
      'https://huggingface.co/timm',
      'https://huggingface.co/datasets/timm/imagenet-1k',
      'https://huggingface.co/timm/a/discussions/1',
      'https://user:secret@lab.example/net/',
      'https://lab.example/net/model.safetensors?token=secret',
    ])
      expect(readModelAddress(wrong), wrong).toMatchObject({
        code: 'model-address',
        details: { address: wrong },
      });
  });

  it('reads again what it wrote, as an id and in a link', () => {
    assert(
      property(
        NAME,
        NAME,
        REVISION,
        array(SEGMENT, { maxLength: 3 }),
        option(NAME),
        (owner, name, revision, folder, file) => {
          const path = [...folder, ...(file === null ? [] : [`${file}.safetensors`])]
            .map(encodeURIComponent)
            .join('/');
          const address = read(`${owner}/${name}@${encodeURIComponent(revision)}/${path}`);
          expect(read(address.id)).toEqual(address);
          expect(read(address.url)).toEqual(address);
          const link = linkOfModel(address.id) as string;
          expect(isModelLink(link)).toBe(true);
          expect(read(link)).toEqual(address);
        },
      ),
    );
    assert(
      property(webUrl({ validSchemes: ['https'] }), (url) => {
        const address = read(url);
        expect(read(address.id)).toEqual(address);
        expect(linkOfModel(address.id)).toBe(address.id);
      }),
      { numRuns: 30 },
    );
  });

  it('never throws, and answers only addresses of the Hub or of an allowed folder', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const address = readModelAddress(text);
        if (address.ok) expect(new URL(address.value.url).protocol).toMatch(/^https?:$/);
      }),
    );
  });
});

it("takes a mirror's pages for the Hub's", () => {
  const mirrored = readModelAddress('https://hub.example/a/b/tree/main', 'https://hub.example');
  expect(mirrored).toEqual(readModelAddress('a/b'));
});

it('accepts the origin of a mirror alone', () => {
  expect(readHubHost('')).toMatchObject({ value: HUB });
  expect(readHubHost(' https://hub.example/ ')).toMatchObject({ value: 'https://hub.example' });
  expect(readHubHost('http://localhost:8000')).toMatchObject({ value: 'http://localhost:8000' });
  for (const wrong of [
    'hub.example',
    'http://hub.example',
    'https://hub.example/sub',
    'https://a:b@hub.example',
  ])
    expect(readHubHost(wrong), wrong).toMatchObject({ code: 'hub-host', details: { address: wrong } });
});

it('names no file of the visitor in a link', () => {
  expect(linkOfModel('mine')).toBeUndefined();
});

it('lists every model of the catalog once, by the id it is read as', () => {
  const ids = HUB_CATALOG.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(read(id).id).toBe(id);
  expect(HUB_CATALOG[0]).toMatchObject({ id: 'timm/seresnet50.ra2_in1k', recommended: true });
  // Four bytes a parameter, and at most 1 % of header and running statistics.
  for (const { id, bytes, parameters } of HUB_CATALOG) {
    expect(bytes / parameters, id).toBeGreaterThan(4);
    expect(bytes / parameters, id).toBeLessThan(4.04);
  }
});
