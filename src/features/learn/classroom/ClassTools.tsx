import { useState } from 'react';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';
import { ClassLinkDialog } from './ClassLinkDialog';

/** What a class needs of the lesson; a student who came by the teacher's link gets the worksheet alone. */
export function ClassTools() {
  const t = translator(useApp((state) => state.language));
  const teacher = useApp((state) => state.allowed === null);
  const [open, setOpen] = useState<'link' | null>(null);
  return (
    <div className="class-tools">
      {teacher && (
        <button
          type="button"
          className="button"
          data-testid="class-link-open"
          onClick={() => setOpen('link')}
        >
          {t('class.link.open')}
        </button>
      )}
      {open === 'link' && <ClassLinkDialog onClose={() => setOpen(null)} />}
    </div>
  );
}
