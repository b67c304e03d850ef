import type { ConfigSettings } from '../../domain/settings';

/** config.json as it would read with what the visitor chose; every check of config.json applies to that, too. */
export function withSettings(config: unknown, chosen: Partial<ConfigSettings>): unknown {
  const { family, stem_stride, max_pool, input_size, ...pretrained } = chosen;
  const base = (config ?? {}) as Record<string, unknown>;
  // Left for the reader of config.json to refuse.
  if (typeof base !== 'object' || Array.isArray(base)) return config;
  const said = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    ...base,
    ...said({ family, stem_stride, max_pool }),
    pretrained_cfg: {
      ...(base.pretrained_cfg as Record<string, unknown> | undefined),
      ...said({ ...pretrained, input_size: input_size && [3, input_size, input_size] }),
    },
  };
}
