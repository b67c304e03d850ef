import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModelSettings } from '../../model/modelSettings';
import type { ModelSource } from '../protocol';
import { classNames } from './classNames';

const text = readFileSync(new URL('../../../public/labels/imagenet-1k.json', import.meta.url), 'utf8');
const network = {
  labels: Array.from({ length: 1000 }, (_, index) => `class ${index}`),
  labelsZh: null,
  wnids: null,
  assumed: ['label_names'],
} as unknown as ModelSettings;
const numbered = { labels: network.labels, labelsZh: null, assumed: ['label_names'] };

async function namesOf(of: ModelSettings, source: Pick<ModelSource, 'labels' | 'imagenetLabels'>) {
  const names = await classNames(of, source);
  if (!names.ok) throw new Error(names.code);
  return names.value;
}

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/page') response.setHeader('content-type', 'text/html').end('<!doctype html>');
  else response.writeHead(request.url === '/labels' ? 200 : 404).end(text);
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

it('reads the names from an address or from a file that the page brought along', async () => {
  for (const place of [`${base}/labels`, new Blob([text])]) {
    const { labels, labelsZh } = await namesOf(network, { imagenetLabels: place });
    expect([labels[1], labelsZh?.[1]]).toEqual(['goldfish', '金鱼']);
  }
});

it('keeps the numbers where the names cannot be had', async () => {
  for (const place of [`${base}/missing`, `${base}/page`, 'http://127.0.0.1:1/', new Blob(['no']), undefined])
    expect(await namesOf(network, { imagenetLabels: place })).toEqual(numbered);
});

it('asks for nothing where a network has names', async () => {
  asked.length = 0;
  await classNames({ ...network, assumed: [] }, { imagenetLabels: `${base}/labels` });
  expect(asked).toEqual([]);
});

it('takes the names of a file of labels where they are as many as the classes, and tells both numbers where not', async () => {
  const file = { file: 'labels.txt', zh: null, repeated: 0, unnamed: 0 };
  const en = Array.from({ length: 1000 }, (_, index) => `thing ${index}`);
  asked.length = 0;
  expect(await namesOf(network, { labels: { ...file, en }, imagenetLabels: `${base}/labels` })).toEqual({
    labels: en,
    labelsZh: null,
    labelsFile: 'labels.txt',
    assumed: [],
  });
  expect(asked).toEqual([]);
  expect(await classNames(network, { labels: { ...file, en: ['cat', 'dog'] } })).toMatchObject({
    code: 'labels-count',
    details: { labels: 2, classes: 1000 },
  });
});
