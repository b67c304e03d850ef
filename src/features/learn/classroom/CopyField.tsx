import { useEffect, useRef, useState } from 'react';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';

/** A text to copy; where the browser lends no clipboard it is selected, to be copied by hand. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = translator(useApp((state) => state.language));
  const field = useRef<HTMLInputElement>(null);
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
  return (
    <div className="copy-field">
      <input
        ref={field}
        type="text"
        readOnly
        aria-label={label}
        data-testid="copy-text"
        value={value}
        onFocus={(event) => event.target.select()}
      />
      <button
        type="button"
        className="button primary"
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
