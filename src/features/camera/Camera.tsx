import { useEffect, useRef, useState } from 'react';
import { fail } from '../../domain/failure';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { grabFrame } from './grabFrame';

/** Milliseconds between looks at whether the last frame is done. */
const FRAME_PAUSE = 100;

const FAILURES: Record<string, 'camera-denied' | 'camera-missing'> = {
  NotAllowedError: 'camera-denied',
  SecurityError: 'camera-denied',
  NotFoundError: 'camera-missing',
  OverconstrainedError: 'camera-missing',
};

/** The camera: one frame at a time goes through the network, the next when its gates are there; freeze keeps one. */
export function Camera() {
  const open = useApp((state) => state.cameraOpen);
  return open ? <OpenCamera /> : null;
}

function OpenCamera() {
  const t = translator(useApp((state) => state.language));
  const classes = useApp((state) => state.model?.labels.length ?? 0);
  const ready = useApp((state) => state.stage === 'ready' && state.pendingImage === null);
  const { setCamera, showCameraFrame, reportFailure } = useActions();
  const video = useRef<HTMLVideoElement>(null);
  const [live, setLive] = useState(true);
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let closed = false;
    const start = async () => {
      try {
        if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment' },
          audio: false,
        });
        if (closed || !video.current) return stream.getTracks().forEach((track) => void track.stop());
        video.current.srcObject = stream;
        await video.current.play();
        setPlaying(true);
      } catch (error) {
        if (closed) return;
        const name = error instanceof DOMException ? error.name : '';
        reportFailure(fail(FAILURES[name] ?? 'camera-unavailable'));
        setCamera(false);
      }
    };
    void start();
    return () => {
      closed = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [reportFailure, setCamera]);

  useEffect(() => {
    if (!live || !playing || !ready) return;
    const timer = setTimeout(async () => {
      const frame = video.current && (await grabFrame(video.current));
      if (frame) showCameraFrame(frame, t('camera.frame'));
    }, FRAME_PAUSE);
    return () => clearTimeout(timer);
  }, [live, playing, ready, showCameraFrame, t]);

  return (
    <section className="panel camera" aria-label={t('camera.title')} data-testid="camera">
      <video ref={video} muted playsInline />
      <div className="camera-side">
        <p>{t('camera.warning', { classes })}</p>
        <button type="button" className="button primary" onClick={() => setLive(!live)}>
          {t(live ? 'camera.freeze' : 'camera.live')}
        </button>
        <button type="button" className="button" onClick={() => setCamera(false)}>
          {t('camera.close')}
        </button>
      </div>
    </section>
  );
}
