import { useEffect, useMemo } from 'react';
import { depthFinding } from '../../analysis/depthFinding';
import type { LoadedModel } from '../../domain/model';
import type { Profile } from '../../domain/profile';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { BlockEffects } from '../../parts/BlockEffects';
import { BlockSelect } from '../../parts/BlockSelect';
import { ByDepth } from '../../parts/ByDepth';
import { GatesByClass } from '../../parts/GatesByClass';
import { ProfileProblem } from '../../parts/ProfileProblem';
import { profileImages } from '../../parts/profileImages';
import { ReferenceMaker } from '../../parts/ReferenceMaker';
import { SavePicture } from '../../parts/SavePicture';
import { defaultClasses } from '../../state/classChoice';
import { useActions, useApp } from '../../state/react';
import { useProfile } from '../../state/useProfile';
import { ClassPicker } from './ClassPicker';

/** Whether, where and how much gates depend on the class: the profile of the model in use. */
export function ClassesView() {
  const language = useApp((state) => state.language);
  const model = useApp((state) => state.model);
  const state = useApp((state) => state.profileState);
  const card = useApp((state) => state.catalog.find(({ id }) => id === state.model?.id));
  const t = translator(language);
  const plain = model?.blocks.length === 0;
  const profile = useProfile(model !== null && !plain);

  if (!model) return null;
  const name = card?.title[language].split(' · ')[0] ?? model.id;
  if (plain) return <p className="classes-message">{t('classes.plain', { model: name })}</p>;
  if (profile?.classes === 0)
    return (
      <section className="panel classes-message" data-testid="profile-own">
        <h2>{t('classes.title')}</h2>
        <p>{t('classes.own', { images: profile.images })}</p>
        <ReferenceMaker />
      </section>
    );
  if (state === 'failed')
    return (
      <section className="panel classes-message" data-testid="profile-failure">
        <h2>{t('classes.title')}</h2>
        <ProfileProblem />
        <p>{t('classes.without')}</p>
      </section>
    );
  if (!profile)
    return (
      <p className="classes-message" role="status">
        {t('classes.loading')}
      </p>
    );
  return (
    <>
      <div className="classes-intro">
        <h2>{t('classes.title')}</h2>
        <p>
          <TermText
            message={t('classes.intro', {
              model: name,
              images: profile.imagesPerClass,
              classes: profile.classes,
              source: profileImages(t, language, profile),
            })}
          />
        </p>
        <SavePicture heading={t('classes.title')} />
      </div>
      <Charts model={model} profile={profile} />
    </>
  );
}

function Charts({ model, profile }: { model: LoadedModel; profile: Profile }) {
  const chosen = useApp((state) => state.classes);
  const wanted = useApp((state) => state.block);
  const { chooseBlock } = useActions();
  const finding = useMemo(
    () =>
      depthFinding(
        profile,
        model.blocks.map(({ hidden }) => hidden),
      ),
    [profile, model],
  );
  const choices = useMemo(() => chosen ?? defaultClasses(model.labels), [chosen, model]);
  const first = finding.most?.name ?? profile.blocks.at(-1)?.name;
  const found = profile.blocks.findIndex(({ name }) => name === wanted);
  const at = found >= 0 ? found : profile.blocks.findIndex(({ name }) => name === first);

  // Else the block that is first looked at in Explore would take its place when the picture's result comes.
  useEffect(() => {
    if (wanted === null && first) chooseBlock(first, true);
  }, [wanted, first, chooseBlock]);

  return (
    <>
      <aside className="panel classes-side">
        <BlockSelect
          testId="classes-block"
          blocks={profile.blocks}
          value={profile.blocks[at].name}
          onChange={chooseBlock}
        />
        <ClassPicker model={model} choices={choices} />
      </aside>
      <div className="classes-charts">
        <GatesByClass
          model={model}
          profile={profile}
          block={profile.blocks[at]}
          depth={finding.blocks[at]}
          choices={choices}
        />
        <ByDepth model={model} profile={profile} finding={finding} selected={profile.blocks[at].name} />
        <BlockEffects model={model} profile={profile} selected={profile.blocks[at].name} />
      </div>
    </>
  );
}
