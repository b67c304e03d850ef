import { useMemo, useState } from 'react';
import { mapFigures } from '../../../analysis/mapFigures';
import { branchLowers, mapsWithGate, outputWithGate } from '../../../analysis/otherGate';
import { formatGate } from '../../../charts/formatGate';
import { formatNumber } from '../../../charts/formatNumber';
import { formatPercent } from '../../../charts/formatPercent';
import type { ChannelMaps } from '../../../domain/maps';
import { translator } from '../../../i18n/translate';
import { SteadyButton } from '../../../parts/SteadyButton';
import { useApp } from '../../../state/react';
import type { Reveal } from '../Question';
import { StepBody } from '../StepBody';
import { StepMaps } from '../StepMaps';
import type { LiveStepProps } from '../StepProps';
import { useChannelMaps } from '../useChannelMaps';

const average = (map: Float32Array) => mapFigures(map).mean;

/** A gate from 0 to 1 moves every cell between these. */
const betweenGates = (maps: ChannelMaps) => [0, 1].map((gate) => mapsWithGate(maps, gate));

/** Another gate for one channel, and what it leaves of the maps. */
export function ScaleStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const evidence = useChannelMaps(live);
  const { found } = evidence;
  const { shape, channel } = live;
  const place = `${shape.name} ${channel}`;
  const [moved, setMoved] = useState<{ place: string; gate: number } | null>(null);
  const gate = moved?.place === place ? moved.gate : (found?.s ?? 1);
  const change = (maps: ChannelMaps) => mapsWithGate(maps, gate);
  const shownMean = found && average(outputWithGate(found.maps, gate));

  const reveal = useMemo((): Reveal | null => {
    if (!found) return null;
    const without = outputWithGate(found.maps, 0);
    const above = without.filter((value) => value > 0).length;
    const places = {
      channel: found.maps.channel,
      share: formatPercent(above / without.length),
      zero: formatNumber(average(without)),
      s: formatGate(found.s),
      mean: formatNumber(average(found.maps.output)),
      z: formatNumber(found.z),
    };
    const lowers = branchLowers(found.maps) && places.zero !== places.mean;
    const kind = above === 0 ? '.none' : lowers ? '.lowers' : '';
    return { option: step.answer as number, text: t(`learn.scale.reveal${kind}`, places) };
  }, [found, step, t]);

  return (
    <StepBody step={step} live={live} choice="channel" reveal={reveal}>
      <StepMaps
        live={live}
        {...evidence}
        change={change}
        gate={gate}
        reach={betweenGates}
        title={t('learn.scale.chart', { s: formatNumber(gate), channel, block: shape.name })}
      >
        <div className="panel-controls">
          <label className="labeled">
            {t('learn.scale.gate', { value: formatNumber(gate) })}{' '}
            <input
              type="range"
              data-testid="scale-gate"
              min={0}
              max={1}
              step={0.01}
              value={gate}
              disabled={!found}
              onChange={(event) => setMoved({ place, gate: Number(event.target.value) })}
            />
          </label>
          <SteadyButton className="button" idle={!moved} onClick={() => setMoved(null)}>
            {t('learn.scale.learned', { value: found ? formatGate(found.s) : '–' })}
          </SteadyButton>
        </div>
        <p role="status" data-testid="scale-mean">
          {found &&
            t('learn.scale.mean', {
              mean: formatNumber(shownMean ?? 0),
              learned: formatNumber(average(found.maps.output)),
            })}
        </p>
      </StepMaps>
    </StepBody>
  );
}
