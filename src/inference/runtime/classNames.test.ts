import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModelSettings } from '../../model/modelSettings';
import { classNames } from './classNames';

const text = readFileSync(new URL('../../../public/labels/imagenet-1k.json', import.meta.url), 'utf8');
const network = {
  labels: Array.from({ length: 1000 }, (_, index) => `class ${index}`),
  labelsZh: null,
  wnids: null,
  assumed: ['label_names'],
} as unknown as ModelSettings;
const numbered = { labels: network.labels, labelsZh: null };

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
    const { labels, labelsZh } = await classNames(network, place);
    expect([labels[1], labelsZh?.[1]]).toEqual(['goldfish', '金鱼']);
  }
});

it('keeps the numbers where the names cannot be had', async () => {
  for (const place of [`${base}/missing`, `${base}/page`, 'http://127.0.0.1:1/', new Blob(['no']), undefined])
    expect(await classNames(network, place)).toEqual(numbered);
});

it('asks for nothing where a network has names', async () => {
  asked.length = 0;
  await classNames({ ...network, assumed: [] }, `${base}/labels`);
  expect(asked).toEqual([]);
});
