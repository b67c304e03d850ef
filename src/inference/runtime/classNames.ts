import type { LoadedModel } from '../../domain/model';
import { checkImagenetLabels, lacksImagenetLabels, namedByImagenet } from '../../model/imagenetLabels';
import type { ModelSettings } from '../../model/modelSettings';

type Names = Pick<LoadedModel, 'labels' | 'labelsZh' | 'imagenetNames'>;

/**
 * The names of a network's classes: its own, or those of ImageNet-1k for a thousand classes without names.
 * `imagenet`: where those names are read, only if they are needed. Where they cannot be had, numbers stay.
 */
export async function classNames(network: ModelSettings, imagenet?: string | Blob): Promise<Names> {
  const own: Names = { labels: network.labels, labelsZh: network.labelsZh };
  if (imagenet === undefined || !lacksImagenetLabels(network)) return own;
  const names = checkImagenetLabels(await readJson(imagenet));
  const named = names && namedByImagenet(network, names);
  return named ? { ...named, imagenetNames: true } : own;
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
