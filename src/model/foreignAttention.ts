/** Names that other attention layers leave in a ResNet's units (timm, the papers' code). */
const OTHERS: readonly [string, RegExp][] = [
  ['ECA', /^layer\d+\.\d+\.(se|eca)\.conv\./],
  ['CBAM', /^layer\d+\.\d+\.(se\.(channel|spatial)|cbam|ca|sa)\./],
  ['Gather-Excite', /^layer\d+\.\d+\.se\.(gather|mlp)\./],
  ['Selective Kernel', /^layer\d+\.\d+\.conv2\.(attn|paths)\./],
  ['Split-Attention', /^layer\d+\.\d+\.conv2\.(conv|bn0|fc1)\./],
];

/** The first tensor of an attention that is not SE, and that attention's name; null where there is none. */
export function foreignAttention(names: readonly string[]): { attention: string; tensor: string } | null {
  for (const [attention, pattern] of OTHERS) {
    const tensor = names.find((name) => pattern.test(name));
    if (tensor) return { attention, tensor };
  }
  return null;
}
