import { useMemo } from 'react';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { Said } from '../../parts/Said';
import { SavePicture } from '../../parts/SavePicture';
import { useActions, useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useProfile } from '../../state/useProfile';
import { BlockDifferences } from './BlockDifferences';
import { BlockGates } from './BlockGates';
import { Columns } from './Columns';
import { CompareControls } from './CompareControls';
import { Groups } from './Groups';
import { PairScatter } from './PairScatter';
import { PairsByDepth } from './PairsByDepth';
import { SimilarityTable } from './SimilarityTable';
import { TileRows } from './TileRows';
import { TwoNetworks } from './TwoNetworks';
import { isReady, useCompared } from './useCompared';

/** A picture, its mirror image, another of its class and one of another class. */
const EXAMPLE = 'sessions/three-distances.selens.json';

/** Two to six images side by side: what differs between their gates, where and how much. */
export function CompareView() {
  const t = translator(useApp((state) => state.language));
  const model = useApp((state) => state.model);
  const wanted = useApp((state) => state.block);
  const failed = useApp((state) => state.profileFailure !== null);
  const touch = useCoarsePointer();
  const compared = useCompared();
  const profile = useProfile(model !== null && model.blocks.length > 0);
  const { chooseBlock, fetchSession } = useActions();
  const ready = useMemo(() => compared.filter(isReady), [compared]);
  if (!model) return null;
  const block = model.blocks.find(({ name }) => name === wanted) ?? model.blocks.at(-1);
  const usual = profile?.blocks.find(({ name }) => name === block?.name) ?? null;

  const allReady = ready.length > 0 && ready.length === compared.length;
  const intro = touch ? 'compare.intro.touch' : 'compare.intro';
  return (
    <>
      <div className="compare-intro">
        <h2>{t('compare.title')}</h2>
        <p>
          <TermText message={t(compared.length < 2 ? 'compare.few' : intro)} />
        </p>
        <div className="compare-actions">
          <button type="button" className="link-button" onClick={() => void fetchSession(EXAMPLE)}>
            {t('compare.example')}
          </button>
          <SavePicture heading={t('compare.title')} />
        </div>
      </div>
      <Columns images={compared} />
      <Said text={allReady ? t('said.compared', { count: ready.length }) : ''} />
      {!block ? (
        <p>{t('map.none')}</p>
      ) : (
        compared.length >= 2 && (
          <>
            <TileRows model={model} images={compared} selected={block.name} />
            <CompareControls model={model} images={compared} block={block} onBlock={chooseBlock} />
            <BlockGates block={block} images={compared} profile={profile} usual={usual} />
            <div className="compare-scatters">
              <PairScatter kind="s" block={block} images={compared} profile={profile} usual={usual} />
              <PairScatter kind="z" block={block} images={compared} profile={profile} usual={usual} />
            </div>
            <BlockDifferences block={block} images={compared} profile={profile} usual={usual} />
            <SimilarityTable block={block} images={ready} profile={profile} usual={usual} />
            <PairsByDepth model={model} images={ready} profile={profile} selected={block.name} />
            {failed && <p className="help">{t('compare.no-profile')}</p>}
          </>
        )
      )}
      {compared.length > 0 && <TwoNetworks pinned={compared[0]} />}
      {block && <Groups block={block} />}
    </>
  );
}
