import type { MouseEvent } from 'react';
import { noneSomeAll } from '../../../analysis/saturatedBlocks';
import { formatSigned } from '../../../charts/formatSigned';
import { translator } from '../../../i18n/translate';
import { BlockEffects } from '../../../parts/BlockEffects';
import { SweepPanel } from '../../../parts/SweepPanel';
import { Withheld } from '../../../parts/Withheld';
import { linkOf } from '../../../state/address';
import { writeLink } from '../../../state/link';
import { useActions, useApp } from '../../../state/react';
import { useAllowed } from '../../../state/useAllowed';
import { useSettled } from '../Covered';
import type { QuestionProps } from '../Question';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { useLessonProfile } from '../useLessonProfile';

/** The sweep on the shown image, and what freezing and bypassing do to top-1 over the validation images. */
export function SurgeryStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { profile, instead, failed } = useLessonProfile();
  const address = useApp((state) => writeLink(linkOf({ ...state, view: 'lab' })));
  const free = useAllowed('views');
  const covered = !useSettled(step.id) && t('learn.covered');
  const { setView } = useActions();
  const onLab = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setView('lab');
  };
  const frozen = profile?.blocks.flatMap((block) => (block.frozen ? [block.frozen] : [])) ?? [];
  const reveal = (): QuestionProps['reveal'] => {
    if (failed || (profile && frozen.length === 0)) return { untold: t('learn.untold') };
    if (!profile) return null;
    const count = frozen.filter(({ high }) => high < 0).length;
    const all = profile.allFrozen;
    return {
      option: noneSomeAll(count, frozen.length),
      text: t('learn.surgery.reveal', {
        count,
        blocks: frozen.length,
        all: all
          ? t('classes.effects.change', {
              points: formatSigned(all.points),
              low: formatSigned(all.low),
              high: formatSigned(all.high),
            })
          : t('classes.effects.unmeasured'),
      }),
    };
  };
  const blocks = frozen.length || live.model.blocks.length;
  return (
    <StepBody step={step} live={live} places={{ blocks }} reveal={reveal()}>
      <SweepPanel model={live.model} profile={profile} block={live.shape.name} />
      {profile ? (
        <BlockEffects model={live.model} profile={profile} selected={live.shape.name} covered={covered} />
      ) : (
        instead
      )}
      {free ? (
        <p>
          <a href={address} onClick={onLab}>
            {t('learn.surgery.lab')}
          </a>
        </p>
      ) : (
        <Withheld control="views" />
      )}
    </StepBody>
  );
}
