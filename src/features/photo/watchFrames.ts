/** Frames of a playing video, each at most once. */
export interface FrameWatch {
  /**
   * Calls `take` as soon as the video shows a frame that was not taken yet: at once, where one came meanwhile. A further
   * call takes the place of one that waits. Answers how to call it off.
   */
  whenFresh(take: () => void): () => void;
  stop(): void;
}

/** Watches which frames a video shows. Browsers without video frame callbacks are asked at every frame of the page. */
export function watchFrames(video: HTMLVideoElement): FrameWatch {
  let fresh = false;
  let waiting: (() => void) | null = null;
  let shown = -1;
  let stopped = false;

  const give = () => {
    const take = waiting;
    if (!fresh || !take) return;
    fresh = false;
    waiting = null;
    take();
  };
  const arrive = () => {
    if (stopped) return;
    fresh = true;
    watch();
    give();
  };
  const look = () => {
    if (stopped) return;
    const isNew = video.currentTime !== shown;
    shown = video.currentTime;
    if (isNew) arrive();
    else watch();
  };
  const watch = () => {
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(arrive);
    else requestAnimationFrame(look);
  };
  watch();

  return {
    whenFresh(take) {
      waiting = take;
      give();
      return () => {
        if (waiting === take) waiting = null;
      };
    },
    stop() {
      stopped = true;
      waiting = null;
    },
  };
}
