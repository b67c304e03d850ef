import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchFrames } from './watchFrames';

/** What is asked of a video or of the page to be called at its next frame. */
function createFrames() {
  let asked: (() => void)[] = [];
  return {
    ask: (callback: () => void) => asked.push(callback),
    come() {
      const due = asked;
      asked = [];
      for (const callback of due) callback();
    },
  };
}

function modernVideo() {
  const frames = createFrames();
  return { frames, video: { requestVideoFrameCallback: frames.ask } as unknown as HTMLVideoElement };
}

afterEach(() => vi.unstubAllGlobals());

describe('the frames of a video', () => {
  it('are given once each, and at once where one came meanwhile', () => {
    const { frames, video } = modernVideo();
    const watch = watchFrames(video);
    const take = vi.fn();
    watch.whenFresh(take);
    expect(take).not.toHaveBeenCalled();
    frames.come();
    expect(take).toHaveBeenCalledTimes(1);
    frames.come();
    frames.come();
    expect(take).toHaveBeenCalledTimes(1);
    // Two came while the last one was worked on: the newest is there.
    watch.whenFresh(take);
    expect(take).toHaveBeenCalledTimes(2);
    watch.whenFresh(take);
    expect(take).toHaveBeenCalledTimes(2);
    frames.come();
    expect(take).toHaveBeenCalledTimes(3);
  });

  it('are not given to who called off, and to nobody once stopped', () => {
    const { frames, video } = modernVideo();
    const watch = watchFrames(video);
    const [early, late] = [vi.fn(), vi.fn()];
    watch.whenFresh(early)();
    frames.come();
    expect(early).not.toHaveBeenCalled();
    watch.whenFresh(late);
    expect(late).toHaveBeenCalledTimes(1);
    watch.whenFresh(late);
    watch.stop();
    frames.come();
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('are those whose time is another, where the browser does not tell of them', () => {
    const page = createFrames();
    vi.stubGlobal('requestAnimationFrame', page.ask);
    const video = { currentTime: 0 };
    const watch = watchFrames(video as HTMLVideoElement);
    const take = vi.fn();
    page.come();
    watch.whenFresh(take);
    expect(take).toHaveBeenCalledTimes(1);
    watch.whenFresh(take);
    page.come();
    expect(take).toHaveBeenCalledTimes(1);
    video.currentTime = 0.04;
    page.come();
    expect(take).toHaveBeenCalledTimes(2);
  });
});
