import type { MessageKey, Translate } from './translate';

/** A failure as a translated text. A detail `reason` is itself a message, `reason.REASON`, with the same places. */
export function failureText(
  t: Translate,
  { code, details }: { code: string; details: Record<string, string | number> },
): string {
  const { reason } = details;
  const places =
    reason === undefined ? details : { ...details, reason: t(`reason.${reason}` as MessageKey, details) };
  return t(`error.${code}` as MessageKey, places);
}
