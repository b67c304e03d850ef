import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { translator } from '../i18n/translate';
import { useApp } from '../state/react';

interface Props {
  title: string;
  testId: string;
  /** Of the dialog's kind. */
  className?: string;
  /** Default: open for as long as it is there. */
  open?: boolean;
  /** Whether a click beside it closes it. */
  closesOutside?: boolean;
  /** After the visitor closed it. */
  onClose(): void;
  children: ReactNode;
}

/** Over the page: a heading, a button that closes, and what it is about. The focus goes back to where it was. */
export function Dialog({
  title,
  testId,
  className = '',
  open = true,
  closesOutside = false,
  onClose,
  children,
}: Props) {
  const t = translator(useApp((state) => state.language));
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    element.showModal();
    return () => element.close();
  }, [open]);
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={heading}
      data-testid={testId}
      // React may have closed and opened it again meanwhile.
      onClose={() => dialog.current?.open || onClose()}
      onClick={(event) => closesOutside && event.target === dialog.current && close()}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="icon-button" aria-label={t('dialog.close')} onClick={close}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}
