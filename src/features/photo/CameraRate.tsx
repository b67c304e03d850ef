import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../charts/formatNumber';
import { translator } from '../../i18n/translate';
import { shownTrace } from '../../state/appState';
import { useApp } from '../../state/react';
import { meanInterval } from './meanInterval';
import type { CameraState } from './useCamera';

/** Milliseconds from one reading of the rate to the next: digits that change with every frame cannot be read. */
const PAUSE = 500;
/** Frames that are remembered: more than a camera gives in the two seconds that count. */
const MOST_FRAMES = 150;

/** Passes that the shown duration is the mean of, if there were so many. */
const PASSES = 10;

interface Measured {
  /** Milliseconds from result to result, and of a pass with reading and resizing the frame. */
  interval: number;
  pass: number;
}

/** What the camera does and, while it is live, how often new gates come. On the picture: it changes with the device. */
export function CameraRate({ state }: { state: CameraState }) {
  const t = translator(useApp((app) => app.language));
  const measured = useRate(state === 'live');
  return (
    <p className="camera-rate" data-testid="camera-rate" data-state={state}>
      {measured
        ? t('camera.rate', {
            rate: formatNumber(Math.round(100_000 / measured.interval) / 100),
            pass: formatNumber(Math.round(measured.pass)),
          })
        : t(`camera.state.${state}`)}
    </p>
  );
}

/** Measured on the results that came on screen; null while there is nothing to measure. */
function useRate(live: boolean): Measured | null {
  const trace = useApp(shownTrace);
  const frames = useRef<{ at: number; pass: number }[]>([]);
  const [measured, setMeasured] = useState<Measured | null>(null);

  useEffect(() => {
    if (!live || !trace) return;
    const { decodeMs, preprocessMs, forwardMs } = trace.timings;
    const frame = { at: performance.now(), pass: decodeMs + preprocessMs + forwardMs };
    frames.current = [...frames.current, frame].slice(-MOST_FRAMES);
  }, [live, trace]);

  useEffect(() => {
    if (!live) return;
    frames.current = [];
    const timer = setInterval(() => {
      const interval = meanInterval(
        frames.current.map(({ at }) => at),
        performance.now(),
      );
      if (interval === null) return;
      const last = frames.current.slice(-PASSES);
      setMeasured({ interval, pass: last.reduce((sum, { pass }) => sum + pass, 0) / last.length });
    }, PAUSE);
    return () => {
      clearInterval(timer);
      setMeasured(null);
    };
  }, [live]);

  return measured;
}
