import { useState } from 'react';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';
import { ClassLinkDialog } from './ClassLinkDialog';
import { SheetDialog } from './SheetDialog';
import type { SheetKind } from './worksheetData';

/** What a class needs of the lesson; a student who came by the teacher's link gets the worksheet alone. */
export function ClassTools() {
  const t = translator(useApp((state) => state.language));
  const teacher = useApp((state) => state.allowed === null);
  const [open, setOpen] = useState<'link' | SheetKind | null>(null);
  const close = () => setOpen(null);
  const button = (what: 'link' | SheetKind, text: string) => (
    <button type="button" className="button" data-testid={`class-open-${what}`} onClick={() => setOpen(what)}>
      {text}
    </button>
  );
  return (
    <div className="class-tools">
      {button('worksheet', t('class.worksheet.open'))}
      {teacher && button('key', t('class.key.open'))}
      {teacher && button('link', t('class.link.open'))}
      {open === 'link' ? (
        <ClassLinkDialog onClose={close} />
      ) : (
        open && <SheetDialog key={open} kind={open} onClose={close} />
      )}
    </div>
  );
}
