import { useMemo } from 'react';
import { depthFinding } from '../../../analysis/depthFinding';
import { formatPercent } from '../../../charts/formatPercent';
import { translator } from '../../../i18n/translate';
import { ByDepth } from '../../../parts/ByDepth';
import { GatesByClass } from '../../../parts/GatesByClass';
import { defaultClasses } from '../../../state/classChoice';
import { useApp } from '../../../state/react';
import { useSettled } from '../Covered';
import type { Reveal } from '../Question';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { useLessonProfile } from '../useLessonProfile';

/** What gates depend on by depth, and the curves of an early or late block. */
export function DependsStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { profile, instead, failed } = useLessonProfile();
  const chosen = useApp((state) => state.classes);
  const covered = !useSettled(step.id) && t('learn.covered');
  const { model, shape } = live;
  const choices = useMemo(() => chosen ?? defaultClasses(model.labels), [chosen, model]);
  const finding = useMemo(
    () =>
      profile &&
      depthFinding(
        profile,
        model.blocks.map(({ hidden }) => hidden),
      ),
    [profile, model],
  );
  const at = profile?.blocks.findIndex(({ name }) => name === shape.name) ?? -1;
  const depth = finding?.blocks[at];

  const reveal = (): Reveal | null => {
    if (!profile || !depth) return null;
    const { fixed, byClass, instance, total } = depth.shares;
    const shares = [fixed, byClass, instance].map((part) => (total > 0 ? part / total : 0));
    const [fixedText, classText, instanceText] = shares.map(formatPercent);
    return {
      option: shares.indexOf(Math.max(...shares)),
      text: t('learn.depends.reveal', {
        block: shape.name,
        fixed: fixedText,
        byClass: classText,
        instance: instanceText,
        images: profile.images,
      }),
    };
  };
  return (
    <StepBody
      step={step}
      live={live}
      places={{ block: shape.name }}
      reveal={failed ? { untold: t('learn.untold') } : reveal()}
    >
      {profile && finding && depth ? (
        <>
          <ByDepth
            model={model}
            profile={profile}
            finding={finding}
            selected={shape.name}
            covered={covered}
          />
          <GatesByClass
            model={model}
            profile={profile}
            block={profile.blocks[at]}
            depth={depth}
            choices={choices}
            covered={covered}
          />
        </>
      ) : (
        instead
      )}
    </StepBody>
  );
}
