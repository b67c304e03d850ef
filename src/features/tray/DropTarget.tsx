import { useEffect, useState } from 'react';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';

const isModelFile = (file: File) => /\.(safetensors|json)$/i.test(file.name);

/** Takes what is dropped or pasted anywhere on the page, and goes to where images are shown; shows where it would land while something is dragged. */
export function DropTarget() {
  const t = translator(useApp((state) => state.language));
  const { addFiles, addAddress, openModelFiles, setView, openSession } = useActions();
  const stays = useApp((state) => state.view === 'compare' || state.view === 'learn');
  const [over, setOver] = useState(false);

  useEffect(() => {
    const take = (transfer: DataTransfer | null): boolean => {
      const files = [...(transfer?.files ?? [])];
      if (files.some((file) => /\.safetensors$/i.test(file.name))) {
        void openModelFiles(files.filter(isModelFile));
        return true;
      }
      const isDocument = ({ name }: File) => /\.jsonl?$/i.test(name);
      for (const file of files.filter(isDocument)) void file.text().then(openSession);
      const pictures = files.filter((file) => !isDocument(file));
      if (files.length > 0 && pictures.length === 0) return true;
      if (pictures.length > 0) {
        addFiles(pictures);
        if (!stays) setView('explore');
        return true;
      }
      const link = (transfer?.getData('text/uri-list') || transfer?.getData('text/plain') || '')
        .split('\n')[0]
        .trim();
      if (!/^https?:/.test(link)) return false;
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
  }, [addFiles, addAddress, openModelFiles, setView, openSession, stays]);

  return over ? (
    <div className="drop-target" aria-hidden="true">
      <p>{t('tray.drop')}</p>
    </div>
  ) : null;
}
