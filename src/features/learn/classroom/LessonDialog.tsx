import { type ReactNode, useEffect, useId, useRef } from 'react';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';

interface Props {
  title: string;
  testId: string;
  className?: string;
  onClose(): void;
  children: ReactNode;
}

/** A dialog that is open for as long as it is there. */
export function LessonDialog({ title, testId, className = '', onClose, children }: Props) {
  const t = translator(useApp((state) => state.language));
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={heading}
      data-testid={testId}
      onClose={onClose}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('glossary.close')}
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}
