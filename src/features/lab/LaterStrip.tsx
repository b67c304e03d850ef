import { useCallback, useMemo } from 'react';
import { formatNumber } from '../../charts/formatNumber';
import { formatSigned } from '../../charts/formatSigned';
import { layoutDifferences } from '../../charts/layout/layoutDifferences';
import type { Trace } from '../../domain/trace';
import { float32Text } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { useTouchText } from '../../parts/useTouchText';
import { useApp } from '../../state/react';
import { editedProvenance } from './editedProvenance';

const HEIGHT = 200;

interface Props {
  kind: 's' | 'z';
  block: string;
  before: Trace;
  after: Trace;
}

/** Change of z, or of the gates that a block computes, by channel. */
export function LaterStrip({ kind, block, before, after }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const profile = useApp((state) => state.profile);
  const values = useMemo(() => {
    const of = (trace: Trace) => {
      const found = trace.blocks.find(({ name }) => name === block);
      return (kind === 's' ? found?.excitation : found?.squeeze) ?? new Float32Array();
    };
    const [old, fresh] = [of(before), of(after)];
    return { old, fresh, delta: fresh.map((value, channel) => value - old[channel]) };
  }, [before, after, block, kind]);
  const order = useMemo(() => Array.from(values.delta.keys()), [values]);
  const axis = t(`lab.later.strip.axis.${kind}`);
  const layout = useCallback(
    (width: number) =>
      layoutDifferences(values.delta, order, {
        width,
        height: HEIGHT,
        axis,
        positions: t('strip.channels'),
        numbered: true,
      }),
    [values, order, axis, t],
  );
  const { old, fresh, delta } = values;
  return (
    <ReaderPanel
      testId={`lab-later-${kind}`}
      title={t(`lab.later.strip.${kind}`, { block })}
      help={t('lab.later.strip.help')}
      layout={layout}
      idle={touchText('lab.later.strip.idle')}
      valueText={(channel) =>
        t('lab.later.strip.value', {
          channel,
          delta: formatSigned(delta[channel]),
          before: formatNumber(old[channel]),
          after: formatNumber(fresh[channel]),
        })
      }
      fileName={`${before.image.name}.${block}.edited.${kind}`}
      provenance={editedProvenance(after, profile)}
      table={() => ({
        columns: [t('table.channel'), axis, t('lab.answer.before'), t('lab.answer.after')],
        rows: order.map((at) => [
          at,
          formatSigned(delta[at]),
          formatNumber(old[at]),
          formatNumber(fresh[at]),
        ]),
      })}
      csv={() => ({
        columns: ['image', 'block', 'channel', kind, `${kind}_edited`],
        rows: order.map((at) => [before.image.name, block, at, float32Text(old[at]), float32Text(fresh[at])]),
      })}
    />
  );
}
