import { noneSomeAll } from '../../../analysis/saturatedBlocks';
import { formatSigned } from '../../../charts/formatSigned';
import { translator } from '../../../i18n/translate';
import { BlockEffects } from '../../../parts/BlockEffects';
import { useApp } from '../../../state/react';
import type { QuestionProps } from '../Question';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { useLessonProfile } from '../useLessonProfile';

/** What freezing and bypassing do to top-1 over the validation images. */
export function SurgeryStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { profile, instead, failed } = useLessonProfile();
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
      {profile ? <BlockEffects model={live.model} profile={profile} selected={live.shape.name} /> : instead}
      <p className="finding">{t('learn.surgery.one')}</p>
    </StepBody>
  );
}
