/** Small choices kept between visits. Storage can be refused (private windows, policies): then nothing is kept. */
export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(`se-lens.${name}`);
  } catch {
    return null;
  }
}

export function keepPreference(name: string, value: string): void {
  try {
    localStorage.setItem(`se-lens.${name}`, value);
  } catch {
    // Refused: the choice lasts for this visit.
  }
}
