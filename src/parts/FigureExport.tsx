import { ExportMenu, type ExportMenuProps } from '../charts/ExportMenu';
import { exportTexts } from '../i18n/exportTexts';
import { translator } from '../i18n/translate';
import { FIGURE_COLORS, type FigureColors } from '../state/figureColors';
import { useActions, useApp } from '../state/react';
import { useFigureTheme } from '../state/useResolvedTheme';

/** The export menu of a chart: light or dark figures whatever the page is, for print has one paper and a slide another. */
export function FigureExport(props: Omit<ExportMenuProps, 'texts' | 'theme' | 'children'>) {
  const t = translator(useApp((state) => state.language));
  const colors = useApp((state) => state.figureColors);
  const theme = useFigureTheme();
  const { setFigureColors } = useActions();
  return (
    <ExportMenu {...props} texts={exportTexts(t)} theme={theme}>
      <label className="export-colors">
        {t('export.colors')}
        <select
          value={colors}
          onChange={(event) => setFigureColors(event.currentTarget.value as FigureColors)}
        >
          {FIGURE_COLORS.map((choice) => (
            <option key={choice} value={choice}>
              {t(`export.colors.${choice}`)}
            </option>
          ))}
        </select>
      </label>
    </ExportMenu>
  );
}
