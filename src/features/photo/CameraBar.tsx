import { translator } from '../../i18n/translate';
import { knowsNoPeople, shownImage } from '../../state/appState';
import { useActions, useApp } from '../../state/react';
import type { CameraControls } from './useCamera';

/** What to keep in mind of camera images, and the buttons of the camera. */
export function CameraBar({ camera }: { camera: CameraControls }) {
  const t = translator(useApp((state) => state.language));
  const classes = useApp((state) => state.model?.labels.length ?? 0);
  const noPeople = useApp(knowsNoPeople);
  const hasFrame = useApp((state) => shownImage(state)?.origin.kind === 'camera');
  const { setCamera, keepCameraFrame } = useActions();
  return (
    <section className="camera" aria-label={t('camera.title')} data-testid="camera">
      <p>{noPeople ? t('camera.warning', { classes }) : t('camera.warning.own')}</p>
      <button type="button" className="button primary" onClick={camera.toggle}>
        {t(camera.state === 'frozen' ? 'camera.live' : 'camera.freeze')}
      </button>
      <button
        type="button"
        className="button"
        title={t('camera.keep.help')}
        disabled={!hasFrame}
        onClick={() => keepCameraFrame((number) => t('camera.kept', { number }))}
      >
        {t('camera.keep')}
      </button>
      <button type="button" className="button" onClick={() => setCamera(false)}>
        {t('camera.close')}
      </button>
    </section>
  );
}
