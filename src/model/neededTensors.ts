import type { NetworkSpec } from './networkSpec';
import { NORM_TENSORS } from './tensorCheck';

/** Names of the tensors that a network is made of, as in its file. */
export function neededTensors({ prefix, stem, units, classifier }: NetworkSpec): string[] {
  const convs = [
    ...stem,
    ...units.flatMap(({ convs, downsample }) => [...convs, ...(downsample ? [downsample] : [])]),
  ];
  const layers = units.flatMap(({ se }) => {
    if (!se) return [];
    const parts = se.bias ? ['weight', 'bias'] : ['weight'];
    return [se.squeeze, se.excite].flatMap((layer) => parts.map((part) => `${layer}.${part}`));
  });
  return [
    ...convs.flatMap(({ conv, norm }) => [
      `${conv}.weight`,
      ...NORM_TENSORS.map((part) => `${norm}.${part}`),
    ]),
    ...layers,
    `${classifier}.weight`,
    `${classifier}.bias`,
  ].map((name) => prefix + name);
}
