import { useState } from 'react';
import type { Theme } from '../charts/colors';
import { saveBlob } from '../charts/export/saveBlob';
import { svgToPng } from '../charts/export/svgToPng';
import { lowestSheet, type PreparedPart, sheetPixels } from '../charts/sheet/layoutSheet';
import { type SheetParts, useSheetParts } from '../charts/sheet/SheetContext';
import { sheetToSvg } from '../charts/sheet/sheetToSvg';
import { fail } from '../domain/failure';
import { translator } from '../i18n/translate';
import { isRecorded } from '../state/drawn';
import { useActions, useApp } from '../state/react';
import { useFigureTheme } from '../state/useResolvedTheme';
import { SteadyButton } from './SteadyButton';
import { SHEET_ROWS } from './sheetRows';

/** Saves the charts of the view on screen, and the pictures that the network saw, as one PNG for a slide. */
export function SavePicture({ heading }: { heading: string }) {
  const language = useApp((state) => state.language);
  const view = useApp((state) => state.view);
  const block = useApp((state) => state.block);
  const model = useApp((state) => state.model);
  const card = useApp((state) => state.catalog.find(({ id }) => id === state.model?.id));
  const recorded = useApp((state) => state.view === 'explore' && isRecorded(state));
  const theme = useFigureTheme();
  const parts = useSheetParts();
  const { reportFailure, tellPicture } = useActions();
  const [busy, setBusy] = useState(false);
  const t = translator(language);

  const save = async () => {
    setBusy(true);
    try {
      const note = t('picture.note', {
        model: card?.title[language] ?? model?.id ?? '',
        block: block ?? '–',
      });
      const arrangements = SHEET_ROWS[view];
      const ids = arrangements.flat(2).flatMap((cell) => cell.parts);
      const shown = new Map([...parts].filter(([id]) => ids.includes(id)));
      const provenance = provenanceOf(shown);
      const sheet = lowestSheet(arrangements, await prepared(shown, theme), { heading, note, provenance });
      saveBlob(await svgToPng(sheetToSvg(sheet, theme), 1), `se-lens.${view}.png`);
      const { width, height } = sheetPixels(sheet);
      tellPicture(width, height);
    } catch (error) {
      console.error(error);
      reportFailure(fail('picture-undrawable'));
    } finally {
      setBusy(false);
    }
  };

  return (
    <SteadyButton
      className="button save-picture"
      data-testid="save-picture"
      title={t('picture.help')}
      idle={busy || !model || recorded}
      aria-busy={busy}
      onClick={() => void save()}
    >
      {t('picture.save')}
    </SteadyButton>
  );
}

async function prepared(parts: SheetParts, theme: Theme): Promise<Map<string, PreparedPart>> {
  const ready = await Promise.all(
    [...parts].map(async ([id, { title, finding, help, prepare }]) => {
      const at = await prepare();
      if (!at) return [];
      const part: PreparedPart = { title, finding, help, at: (width, ratio) => at(width, ratio, theme) };
      return [[id, part] as const];
    }),
  );
  return new Map(ready.flat());
}

/** The lines of all parts, each once; program and engine last. */
function provenanceOf(parts: SheetParts): string[] {
  const lines = [...new Set([...parts.values()].flatMap(({ provenance }) => provenance))];
  const isEngine = (line: string) => line.startsWith('SE Lens ');
  return [...lines.filter((line) => !isEngine(line)), ...lines.filter(isEngine)];
}
