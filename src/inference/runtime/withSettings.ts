import type { ModelSource } from '../protocol';

/**
 * config.json as it would read with what the visitor chose; every check of config.json applies to that, too. Labels from a
 * file of their own stand in place of its labels, which may then be of any number. Of the recipe the id tells what config.json does not.
 */
export function withSettings(
  config: unknown,
  { id, settings, labels }: Pick<ModelSource, 'id' | 'settings' | 'labels'>,
): unknown {
  const { family, stem_stride, max_pool, input_size, scores, ...pretrained } = settings ?? {};
  const base = (config ?? {}) as Record<string, unknown>;
  // Left for the reader of config.json to refuse.
  if (typeof base !== 'object' || Array.isArray(base)) return config;
  const said = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    ...base,
    ...(labels && { label_names: null, label_names_zh: null, id2label: null }),
    ...said({ family, stem_stride, max_pool, scores }),
    pretrained_cfg: {
      // timm's ids end with the tag of the recipe.
      ...(/\.\w+$/.test(id) && { tag: id }),
      ...(base.pretrained_cfg as Record<string, unknown> | undefined),
      ...said({ ...pretrained, input_size: input_size && [3, input_size, input_size] }),
    },
  };
}
