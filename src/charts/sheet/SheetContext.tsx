import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { Theme } from '../colors';
import type { Scene } from '../scene/scene';

/** A part laid out for a width in units, of which each will be `ratio` pixels in the file, on a page of this theme. */
export type SceneAt = (width: number, ratio: number, theme: Theme) => Scene;

/** What a panel gives to the picture of its whole view. */
export interface SheetPart {
  title: string;
  /** What the page computed from its numbers, in a sentence. */
  finding?: string;
  help: string;
  provenance: string[];
  /** Whatever takes time, such as decoding a photograph; null where there is nothing to show after all. */
  prepare(): Promise<SceneAt | null>;
}

export type SheetParts = ReadonlyMap<string, SheetPart>;

const SheetContext = createContext<Map<string, SheetPart> | null>(null);

/** Holds the parts of the view on screen. */
export function SheetProvider({ children }: { children: ReactNode }) {
  const [parts] = useState(() => new Map<string, SheetPart>());
  return <SheetContext value={parts}>{children}</SheetContext>;
}

/** Makes this panel a part of the picture of its view while it is on screen; null: it has nothing to show. */
export function useSheetPart(id: string | null, part: SheetPart | null): void {
  const parts = use(SheetContext);
  useEffect(() => {
    if (!parts || id === null || !part) return;
    parts.set(id, part);
    return () => {
      parts.delete(id);
    };
  });
}

/** The parts on screen, to be read when they are asked for. */
export function useSheetParts(): SheetParts {
  const parts = use(SheetContext);
  if (!parts) throw new Error('useSheetParts outside of SheetProvider');
  return parts;
}
