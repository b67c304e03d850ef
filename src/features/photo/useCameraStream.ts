import { type RefObject, useEffect, useState } from 'react';
import { fail } from '../../domain/failure';
import { useActions } from '../../state/react';

const FAILURES: Record<string, 'camera-denied' | 'camera-missing'> = {
  NotAllowedError: 'camera-denied',
  SecurityError: 'camera-denied',
  NotFoundError: 'camera-missing',
  OverconstrainedError: 'camera-missing',
};

/** Runs the camera in `video` while `open`; whether its pictures come. What goes wrong is told, and closes it. */
export function useCameraStream(open: boolean, video: RefObject<HTMLVideoElement | null>): boolean {
  const { setCamera, reportFailure } = useActions();
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!open) return;
    let stream: MediaStream | null = null;
    let closed = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const giveUp = (code: Parameters<typeof fail>[0]) => {
      if (closed) return;
      reportFailure(fail(code));
      setCamera(false);
    };
    const start = async () => {
      try {
        if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment' },
          audio: false,
        });
        if (closed || !video.current) return stop();
        for (const track of stream.getVideoTracks())
          track.addEventListener('ended', () => giveUp('camera-lost'));
        video.current.srcObject = stream;
        await video.current.play();
        setPlaying(true);
      } catch (error) {
        const name = error instanceof DOMException ? error.name : '';
        giveUp(FAILURES[name] ?? 'camera-unavailable');
      }
    };
    void start();
    return () => {
      closed = true;
      stop();
      setPlaying(false);
    };
  }, [open, video, reportFailure, setCamera]);

  return playing;
}
