import type { ReactNode } from 'react';
import type { TableData } from './ChartFrame';
import type { Theme } from './colors';
import { saveBlob } from './export/saveBlob';
import { svgToPng } from './export/svgToPng';
import { toCsv } from './export/toCsv';
import type { Scene } from './scene/scene';
import { sceneToSvg } from './scene/sceneToSvg';
import { type SceneAt, useSheetPart } from './sheet/SheetContext';
import { useDropdown } from './useDropdown';

export interface ExportMenuProps {
  texts: { button: string; png: string; svg: string; csv: string };
  /** File name without its ending. */
  fileName: string;
  title: string;
  /** What the page computed from its numbers, in a sentence: for the picture of the whole view. */
  finding?: string;
  /** What the marks mean, in plain text: a figure that left the page is read without it. */
  help: string;
  provenance: string[];
  /** Of the file, not of the page. */
  theme: Theme;
  disabled: boolean;
  /** Laid out for the file, whatever the width on screen. */
  scene(theme: Theme): Scene;
  /** As a part of the picture of the whole view, if it is one: its name there, and its layout for a width. */
  sheet?: { id: string; at: SceneAt };
  /** One tidy table for analysis, with English column names; the table on screen is for reading. */
  csv(): TableData;
  /** Where its numbers come from, if there is more to tell than fits a figure. */
  csvProvenance?: string[];
  /** A further table, of what the first one sums up. */
  moreCsv?: { text: string; fileName: string; table(): TableData };
  /** Choices that hold for every file. */
  children?: ReactNode;
}

/** One chart as PNG, SVG or CSV, with its title, what its marks mean, and where its numbers come from. */
export function ExportMenu({
  texts,
  fileName,
  title,
  finding,
  help,
  provenance,
  theme,
  disabled,
  scene,
  sheet,
  csv,
  csvProvenance = provenance,
  moreCsv,
  children,
}: ExportMenuProps) {
  const menu = useDropdown();
  useSheetPart(
    sheet?.id ?? null,
    sheet && !disabled ? { title, finding, help, provenance, prepare: async () => sheet.at } : null,
  );
  const close = () => {
    // Focus within what is hidden would be lost.
    menu.current?.querySelector('summary')?.focus();
    if (menu.current) menu.current.open = false;
  };
  const svg = () => sceneToSvg(scene(theme), { title, help, provenance, theme });
  const save = async (kind: 'png' | 'svg' | 'csv') => {
    close();
    if (kind === 'png') return saveBlob(await svgToPng(svg()), `${fileName}.png`);
    if (kind === 'svg') return saveBlob(new Blob([svg()], { type: 'image/svg+xml' }), `${fileName}.svg`);
    saveTable(csv(), fileName);
  };
  const saveTable = ({ columns, rows, notes = [] }: TableData, name: string) =>
    saveBlob(
      new Blob([toCsv(columns, rows, [title, ...csvProvenance, ...notes])], { type: 'text/csv' }),
      `${name}.csv`,
    );
  return (
    // Keeps its place before the first result, so that nothing moves then.
    <details
      className="export"
      ref={menu}
      data-testid="export-menu"
      style={{ visibility: disabled ? 'hidden' : undefined }}
    >
      <summary aria-label={`${texts.button}: ${title}`}>{texts.button}</summary>
      <div className="export-panel">
        {(['png', 'svg', 'csv'] as const).map((kind) => (
          <button key={kind} type="button" onClick={() => void save(kind)}>
            {texts[kind]}
          </button>
        ))}
        {moreCsv && (
          <button
            type="button"
            onClick={() => {
              close();
              saveTable(moreCsv.table(), moreCsv.fileName);
            }}
          >
            {moreCsv.text}
          </button>
        )}
        {children}
      </div>
    </details>
  );
}
