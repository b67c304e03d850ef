import { useEffect, useState } from 'react';
import { CLASS_CONTROLS } from '../../domain/classControls';
import { fail } from '../../domain/failure';
import { isPickleName } from '../../domain/pickle';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';

const isModelFile = (file: File) => /\.(safetensors|json)$/i.test(file.name);

/** Takes what is dropped or pasted anywhere on the page, and goes to where images are shown; shows where it would land while something is dragged. */
export function DropTarget() {
  const t = translator(useApp((state) => state.language));
  const { addFiles, addAddress, openModelFiles, setView, openSession, reportFailure } = useActions();
  const kept = useApp((state) => state.view === 'compare' || state.view === 'learn');
  const stays = !useAllowed('views') || kept;
  const [images, models] = [useAllowed('images'), useAllowed('model')];
  const sessions = useApp(({ allowed }) => allowed === null || allowed.length === CLASS_CONTROLS.length);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const refuse = () => {
      reportFailure(fail('withheld'));
      return true;
    };
    const take = (transfer: DataTransfer | null): boolean => {
      const dropped = [...(transfer?.files ?? [])];
      if (dropped.some((file) => /\.safetensors$/i.test(file.name))) {
        if (!models) return refuse();
        void openModelFiles(dropped.filter(isModelFile));
        return true;
      }
      const checkpoints = dropped.filter(({ name }) => isPickleName(name));
      if (checkpoints.length > 0) {
        if (!models) return refuse();
        void openModelFiles(checkpoints);
        if (checkpoints.length === dropped.length) return true;
      }
      const files = dropped.filter((file) => !checkpoints.includes(file));
      const isDocument = ({ name }: File) => /\.jsonl?$/i.test(name);
      if (!sessions && files.some(isDocument)) return refuse();
      for (const file of files.filter(isDocument)) void file.text().then(openSession);
      const pictures = files.filter((file) => !isDocument(file));
      if (files.length > 0 && pictures.length === 0) return true;
      if (pictures.length > 0) {
        if (!images) return refuse();
        addFiles(pictures);
        if (!stays) setView('explore');
        return true;
      }
      const link = (transfer?.getData('text/uri-list') || transfer?.getData('text/plain') || '')
        .split('\n')[0]
        .trim();
      if (!/^https?:/.test(link)) return false;
      if (!images) return refuse();
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
  }, [
    addFiles,
    addAddress,
    openModelFiles,
    setView,
    openSession,
    reportFailure,
    stays,
    images,
    models,
    sessions,
  ]);

  return over ? (
    <div className="drop-target" aria-hidden="true">
      <p>{t('tray.drop')}</p>
    </div>
  ) : null;
}
