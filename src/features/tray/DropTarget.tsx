import { useEffect, useRef, useState } from 'react';
import { fail } from '../../domain/failure';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import { bringsFiles, droppedFiles } from './droppedFiles';
import { useTakeFiles } from './useTakeFiles';

/** Takes what is dropped or pasted anywhere on the page, and goes to where images are shown; shows where it would land while something is dragged. */
export function DropTarget() {
  const t = translator(useApp((state) => state.language));
  const { addAddress, setView, reportFailure } = useActions();
  const kept = useApp((state) => state.view === 'compare' || state.view === 'learn');
  const stays = !useAllowed('views') || kept;
  const images = useAllowed('images');
  const [over, setOver] = useState(false);
  const takeFiles = useTakeFiles(() => {
    if (!stays) setView('explore');
  });
  // The listeners stay; what they call is of the newest render.
  const newest = useRef(takeFiles);
  newest.current = takeFiles;

  useEffect(() => {
    const take = (transfer: DataTransfer | null): boolean => {
      if (transfer && bringsFiles(transfer)) {
        void droppedFiles(transfer).then((files) => newest.current(files));
        return true;
      }
      const link = (transfer?.getData('text/uri-list') || transfer?.getData('text/plain') || '')
        .split('\n')[0]
        .trim();
      if (!/^https?:/.test(link)) return false;
      if (!images) {
        reportFailure(fail('withheld'));
        return true;
      }
      void addAddress(link);
      if (!stays) setView('explore');
      return true;
    };
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer);
    };
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea') && !event.clipboardData?.files.length) return;
      if (take(event.clipboardData)) event.preventDefault();
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, [addAddress, setView, reportFailure, stays, images]);

  return over ? (
    <div className="drop-target" aria-hidden="true">
      <p>{t('tray.drop')}</p>
    </div>
  ) : null;
}
