/** The channel that a text names, 0 to channels - 1; null where it names none. Digits of any width are digits. */
export function readChannel(text: string, channels: number): number | null {
  const digits = text.normalize('NFKC').trim();
  if (!/^\d{1,6}$/.test(digits)) return null;
  const channel = Number(digits);
  return channel < channels ? channel : null;
}
