import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../src/domain/model';
import { unpackFile } from '../src/site/unpackFile';
import { packFile } from './packFile';
import { asInlineScript, heldFiles, heldModels, inlinedElement, singlePage } from './singleFile';
import { filesBelow } from './siteFiles';

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url));
const INDEX = readFileSync(new URL('../index.html', import.meta.url), 'utf8');

describe('packFile', () => {
  it('is undone by unpackFile, gzip or not', async () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 2000 }), fc.constant(new Uint8Array(5000)));
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        const { base64, gzip } = packFile(file);
        const blob = await unpackFile(base64, 'image/jpeg', gzip);
        expect(new Uint8Array(await blob.arrayBuffer())).toEqual(file.slice());
        expect(blob.type).toBe('image/jpeg');
      }),
    );
  });

  it('leaves alone what gzip does not make smaller, such as photographs', () => {
    const photo = new URL('../public/samples/goldfish.jpg', import.meta.url);
    expect(packFile(readFileSync(photo)).gzip).toBe(false);
    expect(packFile(new Uint8Array(5000)).gzip).toBe(true);
  });
});

describe('unpackFile', () => {
  it('throws where the text is damaged', async () => {
    const { base64, gzip } = packFile(new Uint8Array(5000));
    await expect(unpackFile(base64.slice(0, -8), '', gzip)).rejects.toThrow();
    await expect(unpackFile('%%%', '', false)).rejects.toThrow();
  });
});

describe('singlePage', () => {
  const parts = {
    script: 'const price = "$& $1";',
    style: 'body { color: red }',
    icon: '<link rel="icon" href="data:,">',
    files: [inlinedElement('samples/index.json', Buffer.from('[]'))],
  };
  const built = INDEX.replace(
    /<script.*<\/script>/,
    '<script type="module" crossorigin src="./assets/index-1.js"></script><link rel="stylesheet" crossorigin href="./assets/index-1.css">',
  );

  it('fetches nothing and holds everything', () => {
    const page = singlePage(built, parts);
    expect(page).not.toMatch(/\b(src|href)="(?!data:)/);
    for (const text of [parts.script, parts.style, parts.icon, parts.files[0]]) expect(page).toContain(text);
    expect(page).toContain('<title>SE Lens</title>');
    expect(page.indexOf(parts.files[0])).toBeLessThan(page.indexOf(parts.script));
  });

  it('lets no script end its element early', () => {
    const page = singlePage(built, { ...parts, script: 'const html = "<!-- </script> </SCRIPT>";' });
    expect(page.match(/<\/script/gi)).toHaveLength(2);
    expect(page).not.toContain('<!--');
    const code = asInlineScript('return "<!-- </script>"');
    expect(new Function(code)()).toBe('<!-- </script>');
  });
});

it('holds the default model and small ones, and lists no other', () => {
  const card = (id: string, bytes: number, extra = {}) => ({ id, bytes, ...extra }) as ModelCard;
  const catalog = [card('usual', 8e6, { default: true }), card('large', 8e6), card('small', 5e5)];
  expect(heldModels(catalog).map(({ id }) => id)).toEqual(['usual', 'small']);

  const files = heldFiles(PUBLIC);
  const listed = JSON.parse(files[0].bytes.toString()) as ModelCard[];
  const held = files.map(({ path }) => path);
  for (const { id } of listed)
    for (const name of ['config.json', 'model.safetensors']) expect(held).toContain(`models/${id}/${name}`);
  expect(held.filter((path) => path.endsWith('model.safetensors'))).toHaveLength(listed.length);
  expect(held).toContain('samples/index.json');
  expect(held).toContain('labels/imagenet-1k.json');
});

it('names files below a folder with slashes, in order', () => {
  const samples = filesBelow(PUBLIC);
  expect(samples).toContain('models/se_resnet20.lens_cifar10/config.json');
  expect(samples).toEqual([...samples].sort());
});
