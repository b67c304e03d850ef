import { ALL_CLASSES, type GateEdit } from '../../domain/gateEdit';

/** What the visitor chooses between; `channels` comes about by setting single ones. */
export type EditMode = 'learned' | 'frozen' | 'class' | 'mean' | 'bypass' | 'constant' | 'from' | 'channels';

export function modeOf(edit: GateEdit | undefined): EditMode {
  if (!edit) return 'learned';
  if (edit.mode !== 'profile') return edit.mode;
  return edit.class === ALL_CLASSES ? 'frozen' : 'class';
}

/** The blocks that an edit is set on: one, those of its stage (`SE_4_*`), or all. */
export function reachOf(
  reach: 'block' | 'stage' | 'all',
  block: string,
  blocks: readonly { name: string }[],
): string[] {
  const stage = (name: string) => name.split('_')[1];
  const names = blocks.map(({ name }) => name);
  if (reach === 'all') return names;
  return reach === 'stage' ? names.filter((name) => stage(name) === stage(block)) : [block];
}
