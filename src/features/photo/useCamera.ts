import { type RefObject, useEffect, useRef, useState } from 'react';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { grabFrame } from './grabFrame';
import { useCameraStream } from './useCameraStream';
import { usePageHidden } from './usePageHidden';
import { type FrameWatch, watchFrames } from './watchFrames';

/** What the camera does: waits for its pictures or for the network, runs, rests unseen, or is frozen. */
export type CameraState = 'starting' | 'network' | 'live' | 'hidden' | 'frozen';

export interface CameraControls {
  open: boolean;
  state: CameraState;
  /** Goes on the element that shows the camera, which is there while it is open. */
  video: RefObject<HTMLVideoElement | null>;
  /** Freezes the picture together with its gates, or goes on. */
  toggle(): void;
}

/**
 * The camera: one frame at a time goes through the network. Once its gates are on screen, the newest frame that the
 * camera gave meanwhile follows, so that the rate is what camera, device and page give. Freeze keeps one.
 */
export function useCamera(): CameraControls {
  const t = translator(useApp((state) => state.language));
  const open = useApp((state) => state.cameraOpen);
  const serving = useApp((state) => state.stage === 'ready' && state.wantedModel === null);
  const shown = useApp((state) => state.pendingImage === null);
  const { showCameraFrame } = useActions();
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const frames = useRef<FrameWatch | null>(null);
  const [live, setLive] = useState(true);
  const playing = useCameraStream(open, video);
  const hidden = usePageHidden();
  useCloseOnOtherImage(open);

  useEffect(() => {
    if (open) setLive(true);
  }, [open]);

  useEffect(() => {
    if (!playing || !video.current) return;
    const watch = watchFrames(video.current);
    frames.current = watch;
    return watch.stop;
  }, [playing]);

  const taking = open && live && playing && serving && shown && !hidden;
  useEffect(() => {
    const watch = frames.current;
    if (!taking || !watch) return;
    let late = false;
    let callOff = () => {};
    const take = async () => {
      const frame = await grab(video, canvas);
      if (late) return;
      if (frame) showCameraFrame(frame, t('camera.frame'));
      else callOff = watch.whenFresh(() => void take());
    };
    callOff = watch.whenFresh(() => void take());
    return () => {
      late = true;
      callOff();
    };
  }, [taking, showCameraFrame, t]);

  const toggle = async () => {
    const element = video.current;
    if (!element) return;
    setLive(!live);
    if (!live) return void element.play();
    element.pause();
    // The picture that stands still is the one whose gates are shown.
    const frame = await grab(video, canvas);
    if (frame && video.current === element) showCameraFrame(frame, t('camera.frame'));
  };
  const state = !live ? 'frozen' : hidden ? 'hidden' : !playing ? 'starting' : serving ? 'live' : 'network';
  return { open, state, video, toggle: () => void toggle() };
}

async function grab(
  video: RefObject<HTMLVideoElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
): Promise<Blob | null> {
  // One canvas for all frames: each of its own would be garbage at the camera's rate.
  canvas.current ??= document.createElement('canvas');
  return video.current && grabFrame(video.current, canvas.current);
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
