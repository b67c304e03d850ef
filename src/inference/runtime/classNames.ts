import { fail } from '../../domain/failure';
import type { LoadedModel } from '../../domain/model';
import { type Result, succeed } from '../../domain/result';
import { checkImagenetLabels, lacksImagenetLabels, namedByImagenet } from '../../model/imagenetLabels';
import type { ModelSettings } from '../../model/modelSettings';
import type { ModelSource } from '../protocol';

type Names = Pick<LoadedModel, 'labels' | 'labelsZh' | 'imagenetNames' | 'labelsFile' | 'assumed'>;

/**
 * The names of a network's classes: those of a file of labels, its own, or those of ImageNet-1k for a thousand classes
 * without names, read only if they are needed; where they cannot be had, numbers stay. Fails with `labels-count` where
 * the file of labels is of another network.
 */
export async function classNames(
  network: ModelSettings,
  { labels, imagenetLabels }: Pick<ModelSource, 'labels' | 'imagenetLabels'>,
): Promise<Result<Names>> {
  const { assumed } = network;
  const classes = network.labels.length;
  if (labels) {
    if (labels.en.length !== classes)
      return fail('labels-count', { name: labels.file, labels: labels.en.length, classes });
    const told = assumed.filter((name) => name !== 'label_names');
    return succeed({ labels: labels.en, labelsZh: labels.zh, labelsFile: labels.file, assumed: told });
  }
  const own: Names = { labels: network.labels, labelsZh: network.labelsZh, assumed };
  if (imagenetLabels === undefined || !lacksImagenetLabels(network)) return succeed(own);
  const names = checkImagenetLabels(await readJson(imagenetLabels));
  const named = names && namedByImagenet(network, names);
  return succeed(named ? { ...named, imagenetNames: true, assumed } : own);
}

async function readJson(place: string | Blob): Promise<unknown> {
  try {
    if (typeof place !== 'string') return JSON.parse(await place.text());
    const response = await fetch(place);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
