import type { Page } from 'playwright/test';

/** What stands in the worker of the page. */
interface LosingWorker {
  /** Draws until the context that draws is lost, as where the GPU's process crashes; undefined: it never is. */
  drawsLeft?: number;
}

/**
 * Puts a way to lose contexts in front of the worker's own code. Call it before the page is opened. `first`: after so
 * many draws the first worker loses its context, in the middle of whatever runs then.
 */
export async function loseContextAfter(page: Page, first?: number): Promise<void> {
  let workers = 0;
  await page.route(/worker-[^/]*\.js/i, async (route) => {
    const response = await route.fetch();
    const prelude = `self.drawsLeft = ${workers++ === 0 ? first : undefined};
      for (const name of ['drawArrays', 'drawElements']) {
        const { prototype } = WebGL2RenderingContext;
        const draw = prototype[name];
        prototype[name] = function (...args) {
          if (self.drawsLeft !== undefined && --self.drawsLeft < 0) {
            self.drawsLeft = undefined;
            this.getExtension('WEBGL_lose_context').loseContext();
          }
          return draw.apply(this, args);
        };
      }`;
    await route.fulfill({ response, body: `${prelude}\n${await response.text()}` });
  });
}

/** The worker that runs loses its context after so many draws more. */
export async function losePassAfter(page: Page, draws: number): Promise<void> {
  for (const worker of page.workers())
    await worker.evaluate((left) => {
      (self as unknown as LosingWorker).drawsLeft = left;
    }, draws);
}
