import { useRef } from 'react';
import { translator } from '../../i18n/translate';
import { BlockEffects } from '../../parts/BlockEffects';
import { ProfileProblem } from '../../parts/ProfileProblem';
import { SweepPanel } from '../../parts/SweepPanel';
import { Withheld } from '../../parts/Withheld';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import { useProfile } from '../../state/useProfile';
import { AblationCurves } from './AblationCurves';
import { GateEditor } from './GateEditor';
import { LaterBlocks } from './LaterBlocks';

/** Gates replaced by hand or in series, and what the network answers then. */
export function LabView() {
  const t = translator(useApp((state) => state.language));
  const model = useApp((state) => state.model);
  const wanted = useApp((state) => state.block);
  const failed = useApp((state) => state.profileState === 'failed');
  const profile = useProfile(model !== null && model.blocks.length > 0);
  const free = useAllowed('edits');
  const { chooseBlock } = useActions();
  const later = useRef<HTMLElement>(null);
  const showLater = () => {
    later.current?.scrollIntoView({ block: 'start' });
    later.current?.focus({ preventScroll: true });
  };
  if (!model) return null;
  const block = model.blocks.find(({ name }) => name === wanted) ?? model.blocks.at(-1);
  if (!block) return <p className="lab-message">{t('lab.plain')}</p>;
  return (
    <>
      {free ? (
        <GateEditor model={model} block={block} profile={profile} onBlock={chooseBlock} onLater={showLater} />
      ) : (
        <section className="panel lab-editor">
          <h2>{t('lab.edit.title')}</h2>
          <Withheld control="edits" />
        </section>
      )}
      {failed && <ProfileProblem />}
      <div className="lab-pair">
        <SweepPanel model={model} profile={profile} block={block.name} />
        {profile && profile.classes > 0 && (
          <BlockEffects model={model} profile={profile} selected={block.name} />
        )}
      </div>
      <AblationCurves block={block} profile={profile} />
      {/* Last, because it comes with the first edit: nothing may move then. */}
      <section ref={later} tabIndex={-1} className="lab-later" aria-label={t('lab.later.title')}>
        <LaterBlocks model={model} profile={profile} block={block.name} />
      </section>
    </>
  );
}
