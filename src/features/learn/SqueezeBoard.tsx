import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { countedCells, shuffledCells } from '../../analysis/squeezeByHand';
import { signedColor, textOn } from '../../charts/colors';
import { formatNumber } from '../../charts/formatNumber';
import { stepCell } from '../../charts/stepCell';
import type { ChannelMaps } from '../../domain/maps';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { SteadyButton } from '../../parts/SteadyButton';
import { useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';

interface Props {
  block: string;
  columns: number;
  maps: ChannelMaps;
  z: number;
}

/** A small map as buttons: cells are counted into the mean, and may be shuffled, which leaves it as it is. */
export function SqueezeBoard({ block, columns, maps: { channel, u }, z }: Props) {
  const t = translator(useApp((state) => state.language));
  const color = signedColor(useResolvedTheme(), Math.max(...u.map(Math.abs)));
  const [counted, setCounted] = useState<ReadonlySet<number>>(new Set());
  /** 0: every cell in its place. */
  const [seed, setSeed] = useState(0);
  const [focus, setFocus] = useState(0);
  const board = useRef<HTMLFieldSetElement>(null);
  const cells = u.length;
  const rows = cells / columns;
  /** Position -> cell. */
  const order = useMemo(
    () => (seed === 0 ? Array.from(u.keys()) : shuffledCells(cells, seed)),
    [u, cells, seed],
  );
  const { sum, mean } = countedCells(u, counted);
  const places = {
    count: counted.size,
    cells,
    sum: formatNumber(sum),
    mean: formatNumber(mean),
    z: formatNumber(z),
  };
  const said = counted.size === 0 ? 'none' : counted.size === cells ? 'all' : 'sum';

  const toggle = (cell: number) => {
    const next = new Set(counted);
    if (!next.delete(cell)) next.add(cell);
    setCounted(next);
  };
  const countRow = () => {
    const lines = Array.from({ length: rows }, (_, row) => order.slice(row * columns, (row + 1) * columns));
    const line = lines.find((line) => line.some((cell) => !counted.has(cell)));
    setCounted(new Set([...counted, ...(line ?? [])]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepCell(event.key, focus, columns, rows, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    setFocus(next);
    board.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <div className="panel squeeze" data-testid="squeeze">
      <h3>{t('learn.squeeze.chart', { channel, block })}</h3>
      <p className="help">{t('learn.squeeze.help')}</p>
      <div className="panel-controls">
        <SteadyButton className="button" idle={counted.size === cells} onClick={countRow}>
          {t('learn.squeeze.row')}
        </SteadyButton>
        <button type="button" className="button" onClick={() => setCounted(new Set(u.keys()))}>
          {t('learn.squeeze.every')}
        </button>
        <button type="button" className="button" onClick={() => setCounted(new Set())}>
          {t('learn.squeeze.clear')}
        </button>
        <button type="button" className="button" onClick={() => setSeed(seed + 1)}>
          {t('learn.squeeze.shuffle')}
        </button>
        <SteadyButton className="button" idle={seed === 0} onClick={() => setSeed(0)}>
          {t('learn.squeeze.back')}
        </SteadyButton>
      </div>
      <fieldset
        ref={board}
        className="squeeze-board"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 4.5rem))` }}
        onKeyDown={onKeyDown}
      >
        <legend className="visually-hidden">
          {t('learn.squeeze.chart', { channel, block })} {t('evidence.maps.keys')}
        </legend>
        {order.map((cell, position) => {
          const background = color(u[cell]);
          return (
            <button
              key={cell}
              type="button"
              tabIndex={position === focus ? 0 : -1}
              aria-pressed={counted.has(cell)}
              aria-label={t('learn.squeeze.cell', {
                row: Math.floor(position / columns),
                column: position % columns,
                value: formatNumber(u[cell]),
              })}
              style={{ background, color: textOn(background) }}
              onFocus={() => setFocus(position)}
              onClick={() => toggle(cell)}
            >
              {formatNumber(u[cell])}
            </button>
          );
        })}
      </fieldset>
      <p className="squeeze-sum" role="status" data-testid="squeeze-sum">
        <TermText message={t(`learn.squeeze.${said}`, places)} /> {seed > 0 && t('learn.squeeze.shuffled')}
      </p>
    </div>
  );
}
