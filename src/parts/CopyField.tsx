import { useEffect, useRef, useState } from 'react';
import { translator } from '../i18n/translate';
import { useApp } from '../state/react';

interface Props {
  label: string;
  value: string;
  /** Height in lines of a text of several; default: one line. */
  rows?: number;
  /** Copying is what the dialog is for. */
  primary?: boolean;
}

/** A text to copy; where the browser lends no clipboard it is selected, to be copied by hand. */
export function CopyField({ label, value, rows, primary = false }: Props) {
  const t = translator(useApp((state) => state.language));
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [told, setTold] = useState<'copied' | 'by-hand' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has not been copied
  useEffect(() => setTold(null), [value]);
  const copy = async () => {
    const input = field.current;
    if (!input) return;
    try {
      // Missing over plain http; may be refused elsewhere.
      await navigator.clipboard.writeText(value);
      setTold('copied');
    } catch {
      input.select();
      setTold(document.execCommand('copy') ? 'copied' : 'by-hand');
    }
  };
  const Field = rows === undefined ? 'input' : 'textarea';
  return (
    <div className="copy-field">
      <Field
        ref={field}
        readOnly
        rows={rows}
        aria-label={label}
        data-testid="copy-text"
        value={value}
        onFocus={() => field.current?.select()}
      />
      <button
        type="button"
        className={primary ? 'button primary' : 'button'}
        data-testid="copy"
        disabled={value === ''}
        onClick={() => void copy()}
      >
        {t('class.copy')}
      </button>
      <p className="help" role="status" data-testid="copy-told">
        {told ? t(`class.copy.${told}`) : ' '}
      </p>
    </div>
  );
}
