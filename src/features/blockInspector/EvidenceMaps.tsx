import { memo, useMemo, useState } from 'react';
import { CellMaps } from '../../charts/CellMaps';
import { ChartFrame } from '../../charts/ChartFrame';
import { formatNumber } from '../../charts/formatNumber';
import { layoutMaps } from '../../charts/layout/layoutMaps';
import type { SEBlockShape } from '../../domain/block';
import { TermText } from '../../glossary/TermText';
import { withoutTerms } from '../../glossary/terms';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { FigureExport } from '../../parts/FigureExport';
import { Switch } from '../../parts/Switch';
import { drawnInput } from '../../state/drawn';
import { provenance } from '../../state/provenance';
import { useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import type { ChosenMaps } from './chosenMaps';
import { MAPS_COLUMNS, mapsRows, mapsSummary } from './mapsRows';

const FILE_WIDTH = 816;
const PLACES = ['beside', 'over'] as const;

/** The chosen channel's U, s times U and output as cells, beside or over the pixels that the network saw. */
export const EvidenceMaps = memo(function EvidenceMaps({
  shape,
  chosen,
}: {
  shape: SEBlockShape;
  chosen: ChosenMaps | null;
}) {
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
  const touch = useCoarsePointer();
  const [place, setPlace] = useState<(typeof PLACES)[number]>('beside');
  const shownInput = useApp(drawnInput);
  const labels = useMemo(
    () => ({
      input: t('evidence.maps.input'),
      u: t('evidence.maps.u'),
      scaled: t('evidence.maps.scaled'),
      output: t('evidence.maps.output'),
    }),
    [t],
  );
  const legends = useMemo(
    () => ({ gated: t('evidence.maps.legend.gated'), output: t('evidence.maps.legend.output') }),
    [t],
  );
  const { name, height, width } = shape;
  const maps = chosen?.maps ?? null;
  const title = chosen
    ? t('evidence.maps.title', { channel: chosen.channel, block: name })
    : t('evidence.maps.title.none', { block: name });
  const data = { height, width, maps, input: chosen?.input ?? shownInput };
  const options = { theme, overPhoto: place === 'over', labels, legends };
  const suffix = touch ? '.touch' : '';
  const valueText = (position: number) =>
    maps
      ? t('evidence.maps.value', {
          row: Math.floor(position / width),
          column: position % width,
          u: formatNumber(maps.u[position]),
          scaled: formatNumber(maps.scaled[position]),
          output: formatNumber(maps.output[position]),
        })
      : '';

  return (
    <div className="evidence-maps" data-testid="evidence-maps">
      <ChartFrame
        level={4}
        title={title}
        help={<TermText message={t('evidence.maps.help')} />}
        summary={chosen ? mapsSummary(t, chosen, width) : t('result.none')}
        tableTitle={t('table.open')}
        table={() => ({
          // One cell names the position: a table's rows are told apart by their first.
          columns: [t('evidence.maps.position'), labels.u, labels.scaled, labels.output],
          rows: maps
            ? mapsRows(maps, width).map(([row, column, ...values]) => [`${row}, ${column}`, ...values])
            : [],
        })}
        actions={
          <FigureExport
            fileName={`${chosen?.trace.image.name ?? 'image'}.${name}.channel-${chosen?.channel ?? 0}.maps`}
            title={title}
            help={withoutTerms(t('evidence.maps.help'))}
            provenance={chosen ? provenance(chosen.trace) : []}
            disabled={!chosen}
            scene={(theme) => layoutMaps(data, { ...options, theme, width: FILE_WIDTH }).scene}
            csv={() => ({ columns: MAPS_COLUMNS, rows: maps ? mapsRows(maps, width) : [] })}
          />
        }
      >
        <Switch
          label={t('evidence.maps.place')}
          value={place}
          options={PLACES.map((value) => ({ value, text: t(`evidence.maps.${value}`) }))}
          onChange={setPlace}
        />
        <CellMaps
          {...data}
          {...options}
          label={joinSentences(title, t('evidence.maps.keys'))}
          valueText={valueText}
          idle={t(chosen ? `evidence.maps.idle${suffix}` : 'evidence.running')}
        />
      </ChartFrame>
    </div>
  );
});
