import type { ModelSettings } from './modelSettings';

/** The classes of ImageNet-1k in the order that torchvision and timm train with: WordNet ids, sorted. */
export interface ImagenetLabels {
  wnids: string[];
  en: string[];
  zh: string[];
}

/** So many classes a network must have for these names to be assumed. */
export const IMAGENET_CLASSES = 1000;

/** `labels/imagenet-1k.json`, parsed; null where it is something else: then classes keep their numbers. */
export function checkImagenetLabels(json: unknown): ImagenetLabels | null {
  if (typeof json !== 'object' || json === null) return null;
  const { wnids, en, zh } = json as Record<string, unknown>;
  return areNames(wnids) && areNames(en) && areNames(zh) ? { wnids, en, zh } : null;
}

/** Whether nothing named the classes of this network, and ImageNet's names may be meant. */
export const lacksImagenetLabels = ({ labels, assumed }: ModelSettings): boolean =>
  labels.length === IMAGENET_CLASSES && assumed.includes('label_names');

/**
 * The names of a network that lacks them. WordNet ids of its config settle the order, else ImageNet's order is
 * assumed; null where the ids are others. Chinese names of the config are kept. `label_names` stays among the
 * assumed settings.
 */
export function namedByImagenet(
  { wnids, labelsZh }: Pick<ModelSettings, 'wnids' | 'labelsZh'>,
  names: ImagenetLabels,
): Pick<ModelSettings, 'labels' | 'labelsZh'> | null {
  const places = new Map(names.wnids.map((wnid, index) => [wnid, index]));
  const order = (wnids ?? names.wnids).map((wnid) => places.get(wnid));
  if (!order.every((index) => index !== undefined)) return null;
  return {
    labels: order.map((index) => names.en[index]),
    labelsZh: labelsZh ?? order.map((index) => names.zh[index]),
  };
}

const areNames = (list: unknown): list is string[] =>
  Array.isArray(list) &&
  list.length === IMAGENET_CLASSES &&
  list.every((name) => typeof name === 'string' && name !== '') &&
  new Set(list).size === IMAGENET_CLASSES;
