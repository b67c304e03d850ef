import { type RefObject, useEffect, useRef, useState } from 'react';
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

export interface CameraControls {
  open: boolean;
  /** Frames go through the network; false: frozen. */
  live: boolean;
  /** Goes on the element that shows the camera, which is there while it is open. */
  video: RefObject<HTMLVideoElement | null>;
  toggle(): void;
}

/** The camera: one frame at a time goes through the network, the next when its gates are there; freeze keeps one. */
export function useCamera(): CameraControls {
  const t = translator(useApp((state) => state.language));
  const open = useApp((state) => state.cameraOpen);
  const ready = useApp((state) => state.stage === 'ready' && state.pendingImage === null);
  const { setCamera, showCameraFrame, reportFailure } = useActions();
  const video = useRef<HTMLVideoElement>(null);
  const [live, setLive] = useState(true);
  const [playing, setPlaying] = useState(false);
  useCloseOnOtherImage(open);

  useEffect(() => {
    if (!open) return;
    let stream: MediaStream | null = null;
    let closed = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      try {
        if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment' },
          audio: false,
        });
        if (closed || !video.current) return stop();
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
    setLive(true);
    setPlaying(false);
    void start();
    return () => {
      closed = true;
      stop();
    };
  }, [open, reportFailure, setCamera]);

  useEffect(() => {
    if (!open || !live || !playing || !ready) return;
    let late = false;
    const timer = setTimeout(async () => {
      const frame = video.current && (await grabFrame(video.current));
      if (frame && !late) showCameraFrame(frame, t('camera.frame'));
    }, FRAME_PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [open, live, playing, ready, showCameraFrame, t]);

  const toggle = async () => {
    const element = video.current;
    if (!element) return;
    setLive(!live);
    if (!live) return void element.play();
    element.pause();
    // The picture that stands still is the one whose gates are shown.
    const frame = await grabFrame(element);
    if (frame && video.current === element) showCameraFrame(frame, t('camera.frame'));
  };
  return { open, live, video, toggle: () => void toggle() };
}

/** Whoever chooses another image wants to see that one, not the next frame. */
function useCloseOnOtherImage(open: boolean): void {
  const chosen = useApp((state) => state.pendingImage ?? state.currentImage);
  const isFrame = useApp(
    (state) => state.images.find((image) => image.id === chosen)?.origin.kind === 'camera',
  );
  const { setCamera } = useActions();
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (!open || isFrame) before.current = isFrame ? null : chosen;
    else if (chosen !== before.current) setCamera(false);
  }, [open, isFrame, chosen, setCamera]);
}
