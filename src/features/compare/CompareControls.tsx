import type { SEBlockShape } from '../../domain/block';
import type { LoadedModel } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { BlockSelect } from '../../parts/BlockSelect';
import { Switch } from '../../parts/Switch';
import { useActions, useApp } from '../../state/react';
import { CompareBrush } from './CompareBrush';
import { type ComparedImage, partnerOf } from './useCompared';

const ORDERS = ['channel', 'usual', 'pinned', 'difference'] as const;

interface Props {
  model: LoadedModel;
  images: readonly ComparedImage[];
  block: SEBlockShape;
  onBlock(block: string): void;
}

/** Which block, which order of its channels, and which image is set against the pinned one. */
export function CompareControls({ model, images, block, onBlock }: Props) {
  const t = translator(useApp((state) => state.language));
  const { order, partner } = useApp((state) => state.compareView);
  const known = useApp((state) => state.profile !== null);
  const { setCompareView } = useActions();
  const [pinned, ...others] = images;
  const chosen = partnerOf(images, partner);
  const effective = known || order !== 'usual' ? order : 'channel';
  return (
    <div className="compare-controls" data-testid="compare-controls">
      <BlockSelect testId="compare-block" blocks={model.blocks} value={block.name} onChange={onBlock} />
      <label className="labeled">
        {t('compare.against', { name: pinned.name })}{' '}
        <select
          data-testid="compare-partner"
          value={chosen?.id}
          onChange={(event) => setCompareView({ partner: event.target.value })}
        >
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Switch
        label={t('compare.order')}
        value={effective}
        options={ORDERS.filter((value) => value !== 'usual' || known).map((value) => ({
          value,
          text: t(`compare.order.${value}`),
        }))}
        onChange={(value) => setCompareView({ order: value })}
      />
      <CompareBrush block={block} images={images} />
    </div>
  );
}
