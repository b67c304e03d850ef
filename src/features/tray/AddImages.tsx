import { type FormEvent, memo, useRef, useState } from 'react';
import type { Failure } from '../../domain/failure';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { Dialog } from '../../parts/Dialog';
import { FileButton } from '../../parts/FileButton';
import { Said } from '../../parts/Said';
import { SteadyButton } from '../../parts/SteadyButton';
import { cameraLimit } from '../../site/limits';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import { useCoarsePointer } from '../../state/useCoarsePointer';

/** The one obvious way to put in one's own picture: files, paste, drop, camera or address. */
export const AddImages = memo(function AddImages() {
  const t = translator(useApp((state) => state.language));
  const { addFiles, addAddress, reportFailure, setCamera, setView } = useActions();
  const shown = useApp((state) => state.view);
  // The camera's bar stands in Explore.
  const reachable = useAllowed('views') || shown === 'explore';
  const touch = useCoarsePointer();
  const [address, setAddress] = useState('');
  const noCamera = cameraLimit();
  const [open, setOpen] = useState(false);
  const opened = useRef(open);
  opened.current = open;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const close = () => {
    setOpen(false);
    setFailure(null);
  };

  const takeFiles = (files: File[]) => {
    addFiles(files);
    close();
  };

  const fetchAddress = (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    setBusy(true);
    void addAddress(address.trim(), true).then((refused) => {
      setBusy(false);
      if (refused === null) setAddress('');
      if (refused === null) return close();
      // Closed meanwhile: nobody would see it under the field.
      if (opened.current) setFailure(refused);
      else reportFailure(refused);
    });
  };

  return (
    <>
      <button type="button" className="add" data-testid="add-images" onClick={() => setOpen(true)}>
        <span aria-hidden="true">+</span> {t('tray.add')}
      </button>
      <Dialog title={t('tray.add')} testId="add-dialog" open={open} onClose={close}>
        <FileButton
          testId="image-files"
          text={t('tray.add.files')}
          accept="image/*"
          multiple
          primary
          onFiles={takeFiles}
        />
        <p className="help">{t(touch ? 'tray.add.paste.touch' : 'tray.add.paste')}</p>
        {touch && (
          <FileButton
            testId="take-photo"
            text={t('tray.add.photo')}
            accept="image/*"
            capture="environment"
            onFiles={takeFiles}
          />
        )}
        {!reachable ? null : noCamera ? (
          <p className="help" data-testid="no-camera">
            {t(`tray.add.camera.${noCamera}`)}
          </p>
        ) : (
          <button
            type="button"
            className="button"
            data-testid="open-camera"
            onClick={() => {
              // The camera's bar stands beside the photo.
              setView('explore');
              setCamera(true);
              close();
            }}
          >
            {t(touch ? 'tray.add.camera.touch' : 'tray.add.camera')}
          </button>
        )}
        <form onSubmit={fetchAddress} className="address">
          <label htmlFor="image-address">{t('tray.add.url')}</label>
          <div className="address-row">
            <input
              id="image-address"
              data-testid="image-url"
              type="text"
              inputMode="url"
              placeholder={t('tray.add.url.placeholder')}
              value={address}
              aria-describedby="image-address-help image-address-failure"
              aria-invalid={failure !== null}
              onChange={(event) => setAddress(event.target.value)}
            />
            <SteadyButton type="submit" className="button" idle={busy || address.trim() === ''}>
              {t('tray.add.url.button')}
            </SteadyButton>
          </div>
          <Said text={busy ? t('tray.add.url.busy') : ''} />
          <p className="help" id="image-address-help">
            {t(busy ? 'tray.add.url.busy' : 'tray.add.url.help')}
          </p>
          {failure && (
            <p className="download-failure" role="alert" id="image-address-failure">
              {failureText(t, failure)}
            </p>
          )}
        </form>
      </Dialog>
    </>
  );
});
