import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checkImagenetLabels,
  type ImagenetLabels,
  lacksImagenetLabels,
  namedByImagenet,
} from './imagenetLabels';
import { readModelConfig } from './modelConfig';
import { modelSettings } from './modelSettings';
import type { NetworkSpec } from './networkSpec';

const readJson = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../public/${path}`, import.meta.url), 'utf8'));

const names = checkImagenetLabels(readJson('labels/imagenet-1k.json')) as ImagenetLabels;

/** What a config says of a network with so many classes. */
function settingsOf(config: object, classes = 1000) {
  const read = readModelConfig(config);
  if (!read.ok) throw new Error(read.code);
  const settings = modelSettings(read.value, {
    classes,
    family: 'seed',
    named: 'seed',
    stem: [{ kernel: 7 }],
  } as NetworkSpec);
  if (!settings.ok) throw new Error(settings.code);
  return settings.value;
}

describe('the bundled names of ImageNet-1k', () => {
  it('are a thousand in each language, each used once, in the order of their ids', () => {
    expect(names.wnids).toEqual([...new Set(names.wnids)].sort());
    expect(names.wnids.every((wnid) => /^n\d{8}$/.test(wnid))).toBe(true);
    for (const list of [names.wnids, names.en, names.zh]) expect(new Set(list).size).toBe(1000);
    expect(new Set(names.en.map((name) => name.toLowerCase())).size).toBe(1000);
  });

  it.each([
    [1, 'n01443537', 'goldfish', '金鱼'],
    [254, 'n02110958', 'pug', '巴哥犬'],
    [404, 'n02690373', 'airliner', '客机'],
    [895, 'n04552348', 'warplane', '军用飞机'],
    [972, 'n09246464', 'cliff', '悬崖'],
  ])('has %i = %s, %s, %s', (index, wnid, en, zh) => {
    expect([names.wnids[index], names.en[index], names.zh[index]]).toEqual([wnid, en, zh]);
  });

  it('agree with those of the bundled network of 100 everyday classes', () => {
    const config = readJson('models/se_resnet50.lens_everyday100/config.json');
    const { label_names: en, label_names_zh: zh } = config as Record<string, string[]>;
    const zhOf = new Map(names.en.map((name, index) => [name, names.zh[index]]));
    const differing = en.filter((name, index) => zhOf.has(name) && zhOf.get(name) !== zh[index]);
    expect(differing).toEqual([]);
    expect(en.filter((name) => zhOf.has(name)).length).toBeGreaterThan(90);
  });
});

describe('checkImagenetLabels', () => {
  it.each([
    ['a page of a host', '<html>'],
    ['nothing', null],
    ['a class short', { ...names, zh: names.zh.slice(1) }],
    ['a name twice', { ...names, en: names.en.with(0, names.en[1]) }],
    ['a number among the names', { ...names, en: [...names.en.slice(1), 5] }],
  ])('refuses %s', (_, json) => {
    expect(checkImagenetLabels(json)).toBeNull();
  });
});

describe('namedByImagenet', () => {
  it('names a thousand classes that nothing named, as an assumption', () => {
    const settings = settingsOf({});
    expect(settings.labels[1]).toBe('class 1');
    expect(lacksImagenetLabels(settings)).toBe(true);
    expect(namedByImagenet(settings, names)).toEqual({ labels: names.en, labelsZh: names.zh });
    expect(settings.assumed).toContain('label_names');
  });

  it('leaves named classes and other numbers of classes alone', () => {
    expect(lacksImagenetLabels(settingsOf({ label_names: names.en }))).toBe(false);
    expect(lacksImagenetLabels(settingsOf({}, 1001))).toBe(false);
  });

  it('follows the WordNet ids of a config, and refuses ids of other classes', () => {
    const reversed = settingsOf({ label_wnids: names.wnids.toReversed() });
    expect(namedByImagenet(reversed, names)?.labels).toEqual(names.en.toReversed());
    const foreign = settingsOf({ label_wnids: names.wnids.with(3, 'n00000001') });
    expect(namedByImagenet(foreign, names)).toBeNull();
  });

  it('keeps the Chinese names of a config', () => {
    const own = names.zh.map((name) => `${name}！`);
    expect(namedByImagenet(settingsOf({ label_names_zh: own }), names)?.labelsZh).toEqual(own);
  });
});
