import { useState } from 'react';
import type { SEBlockShape } from '../../domain/block';
import { ALL_CLASSES, type GateEdit } from '../../domain/gateEdit';
import type { LoadedModel } from '../../domain/model';
import type { Profile } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { BlockSelect } from '../../parts/BlockSelect';
import { Switch } from '../../parts/Switch';
import { useActions, useApp } from '../../state/react';
import { AppliedGates } from './AppliedGates';
import { ChannelEditor } from './ChannelEditor';
import { EditList } from './EditList';
import { EditValue } from './EditValue';
import { type EditMode, modeOf, reachOf } from './editMode';
import { useAnswerFinding } from './useAnswerFinding';

interface Props {
  model: LoadedModel;
  block: SEBlockShape;
  profile: Profile | null;
  onBlock(block: string): void;
  /** Shows what other blocks compute with the edits. */
  onLater(): void;
}

const REACHES = ['block', 'stage', 'all'] as const;
const HALF = 0.5;

/** Replaces the gates of one or several blocks: by rule, by class, by image, or channel by channel. */
export function GateEditor({ model, block, profile, onBlock, onLater }: Props) {
  const t = translator(useApp((state) => state.language));
  const edit = useApp((state) => state.lab.edits[block.name]);
  const [reach, setReach] = useState<(typeof REACHES)[number]>('block');
  const { editBlocks, transplantFrom } = useActions();
  const finding = useAnswerFinding();
  const mode = modeOf(edit);
  const blocks = reachOf(reach, block.name, model.blocks);
  const set = (next: GateEdit | null, gesture: string | null = null) => editBlocks(blocks, next, gesture);

  const edits: Record<Exclude<EditMode, 'channels'>, GateEdit | null> = {
    frozen: { mode: 'profile', class: ALL_CLASSES },
    learned: null,
    class: { mode: 'profile', class: model.labels[0] },
    mean: { mode: 'mean' },
    bypass: { mode: 'bypass' },
    constant: { mode: 'constant', value: HALF },
    from: null,
  };
  const offered = (Object.keys(edits) as (keyof typeof edits)[]).filter(
    (kind) => (kind !== 'frozen' || profile) && (kind !== 'class' || (profile?.classes ?? 0) > 0),
  );

  return (
    <section className="panel lab-editor" data-testid="lab-editor">
      <h2>{t('lab.edit.title')}</h2>
      <p className="help">{t('lab.edit.help')}</p>
      <div className="lab-controls">
        <BlockSelect testId="lab-block" blocks={model.blocks} value={block.name} onChange={onBlock} />
        <Switch
          label={t('lab.reach')}
          value={reach}
          options={REACHES.map((value) => ({ value, text: t(`lab.reach.${value}`) }))}
          onChange={setReach}
        />
        <Switch
          label={t('lab.mode')}
          value={mode}
          options={offered.map((value) => ({ value, text: t(`lab.mode.${value}`) }))}
          onChange={(value) => {
            if (value === 'from') void transplantFrom(blocks, null);
            else if (value !== 'channels') set(edits[value]);
          }}
        />
        {edit && (
          <EditValue
            edit={edit}
            model={model}
            onChange={set}
            onDonor={(donor) => void transplantFrom(blocks, donor)}
          />
        )}
      </div>
      <p className="help lab-mode-help" data-testid="lab-mode-help">
        {t(`lab.mode.help.${mode}`)} {!profile && t('lab.no-profile')}
      </p>
      <AppliedGates block={block} />
      <ChannelEditor block={block} profile={profile} />
      <EditList model={model} onLater={onLater} />
      <p className="finding lab-outcome" data-testid="lab-outcome">
        {finding}
      </p>
    </section>
  );
}
