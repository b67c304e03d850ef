import { useMemo } from 'react';
import { orderByValue, rankByValue } from '../../analysis/channelOrder';
import { NARROW } from '../../analysis/depthFinding';
import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { ChannelSearch } from '../../parts/ChannelSearch';
import type { ChannelOrder } from '../../state/appState';
import { drawnModel, drawnTrace } from '../../state/drawn';
import { useActions, useApp } from '../../state/react';
import { BlockBrush } from './BlockBrush';
import { BlockStrip } from './BlockStrip';
import { ChannelEvidence } from './ChannelEvidence';
import { ChannelReadout } from './ChannelReadout';
import { LookCloser } from './LookCloser';
import { ReferenceSwitch } from './ReferenceSwitch';

const ORDERS: ChannelOrder[] = ['channel', 'gate'];

/** The chosen block: z and s of every channel in one common order, and one channel in numbers. */
export function BlockInspector() {
  const t = translator(useApp((state) => state.language));
  const shape = useApp(
    (state) => drawnModel(state)?.blocks.find((block) => block.name === state.block) ?? null,
  );
  const plain = useApp((state) => drawnModel(state)?.blocks.length === 0);
  const trace = useApp(drawnTrace);
  const orderKind = useApp((state) => state.order);
  const reference = useApp((state) => state.reference);
  const profile = useApp((state) => state.profile);
  const { setOrder } = useActions();
  const traced = trace?.blocks.find(
    (block) => block.name === shape?.name && block.channels === shape.channels,
  );
  const block = useMemo(() => {
    if (!traced) return null;
    const gates = traced.applied ?? traced.excitation;
    return { z: traced.squeeze, s: gates, byGate: orderByValue(gates), rank: rankByValue(gates) };
  }, [traced]);
  const channels = shape?.channels ?? 0;
  const order = useMemo(
    () =>
      orderKind === 'gate' && block
        ? block.byGate
        : Array.from({ length: channels }, (_, channel) => channel),
    [orderKind, block, channels],
  );
  if (plain) return null;
  if (!shape) return <section className="panel block-panel" data-testid="block-panel" />;

  const valueText = (channel: number) =>
    block
      ? t('strip.value', {
          channel,
          z: formatNumber(block.z[channel]),
          s: formatGate(block.s[channel]),
          rank: block.rank[channel],
          channels,
        })
      : '';
  const { name, height, width, hidden, path } = shape;
  const usual = (reference !== 'none' && profile?.blocks.find((entry) => entry.name === name)) || null;
  const shared = { shape, order, orderKind, valueText, block, trace, usual };
  return (
    <section className="panel block-panel" data-testid="block-panel">
      <div className="block-head">
        <h2 data-testid="block-title">{name}</h2>
        <p>
          <TermText message={t('block.flow', { height, width, channels, hidden })} />
        </p>
        <p className="help">
          <span title={t('block.path', { path })}>{path}</span>
          {hidden <= NARROW && ` · ${t('block.narrow', { hidden })}`}
        </p>
        <div className="labeled-switch channel-controls">
          <span id="block-order">{t('block.order')}</span>
          <fieldset className="switch" aria-labelledby="block-order">
            {ORDERS.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={orderKind === kind}
                onClick={() => setOrder(kind)}
              >
                {t(`block.order.${kind}`)}
              </button>
            ))}
          </fieldset>
          <ChannelSearch block={name} channels={channels} />
        </div>
        <ReferenceSwitch trace={trace} />
        <BlockBrush shape={shape} block={block} />
      </div>
      <div className="block-strips">
        <BlockStrip kind="z" {...shared} />
        <BlockStrip kind="s" {...shared} />
        <LookCloser {...shared} traced={traced ?? null} />
      </div>
      <ChannelReadout
        block={block}
        channels={channels}
        usual={usual}
        imagesPerClass={profile?.imagesPerClass ?? 0}
      />
      <ChannelEvidence shape={shape} />
    </section>
  );
}
