import type { Evidence, Finding } from '../domain/anatomy';
import { NAMINGS, tellingName } from './families';
import type { DownsampleSpec, NetworkSpec } from './networkSpec';
import type { TensorEntry } from './safetensors';

/** Why a network was recognized as what it is: each conclusion with the tensor whose name or shape led to it. */
export function recognitionEvidence(
  spec: NetworkSpec,
  tensors: ReadonlyMap<string, TensorEntry>,
): Evidence[] {
  const { prefix, stem, units, layers, classifier } = spec;
  const by = (finding: Finding, name: string | null, places: Evidence['places'] = {}): Evidence => ({
    finding,
    places,
    tensor: name === null ? null : prefix + name,
    shape: name === null ? null : (tensors.get(prefix + name)?.shape ?? null),
  });
  const { family, name } = tellingName([...tensors.keys()].map((full) => full.slice(prefix.length)));
  const naming = NAMINGS[family];
  const [{ convs, se }] = units;
  const projection = units.find(({ path, downsample }) => downsample && !path.startsWith('layer1.'));

  return [
    ...(prefix ? [by('prefix', null, { prefix })] : []),
    name === null ? by('names-plain', `${classifier}.weight`) : by(`names-${family}`, name),
    by(`block-${spec.block}`, 'layer1.0.conv3.weight'),
    by('units', `layer${layers.length}.${layers[layers.length - 1] - 1}.conv1.weight`, {
      layers: layers.join(', '),
    }),
    by(stem.length > 1 ? 'stem-deep' : stem[0].kernel === 3 ? 'stem-3' : 'stem-7', `${stem[0].conv}.weight`, {
      channels: stem.map(({ outChannels }) => outChannels).join(', '),
    }),
    ...(spec.block === 'bottleneck' ? [grouping(convs[1])] : []),
    ...(se
      ? [
          by(spec.reduction === null ? 'se-mixed' : 'se', `${se.squeeze}.weight`, {
            channels: se.channels,
            hidden: se.hidden,
            reduction: spec.reduction ?? '',
          }),
          by(se.bias ? 'se-bias' : 'se-no-bias', `${se.squeeze}.bias`),
        ]
      : [by('no-se', `layer1.0.${naming.se}.${naming.squeeze}.weight`)]),
    ...(projection?.downsample
      ? [by(shortcut(projection.downsample), `${projection.downsample.conv}.weight`)]
      : []),
    by('classes', `${classifier}.weight`, { classes: spec.classes, features: spec.features }),
  ];

  function grouping({ conv, inChannels, groups }: (typeof convs)[number]): Evidence {
    return by(groups > 1 ? 'groups' : 'no-groups', `${conv}.weight`, {
      channels: inChannels,
      groups,
      width: inChannels / groups,
    });
  }
}

/** A pool has no tensors, but moves the convolution from `downsample.0` to `.1`. */
function shortcut({ averagePool, kernel }: DownsampleSpec): Finding {
  if (averagePool) return 'shortcut-pool';
  return kernel === 3 ? 'shortcut-3' : 'shortcut-1';
}
