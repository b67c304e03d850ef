import type { Page } from 'playwright/test';
import { expect } from './app';

/** The part of the block panel that shows what a channel sees, as a visitor meets it. */
export function evidenceOf(page: Page) {
  const root = page.getByTestId('evidence');
  const maps = page.getByTestId('evidence-maps');
  const grid = page.getByTestId('evidence-grid');
  return {
    root,
    maps,
    grid,
    cells: maps.getByRole('slider'),
    cellText: maps.getByTestId('cell-text'),
    figures: page.getByTestId('evidence-figures').locator('dd'),
    /** Waits for the maps of a channel. */
    shows: (channel: number) => expect(root).toHaveAttribute('data-channel', String(channel)),
    openGrid: () => grid.locator('summary').first().click(),
    tiles: grid.getByRole('radio'),
  };
}

export type Evidence = ReturnType<typeof evidenceOf>;
