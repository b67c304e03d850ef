/** What was asked of WebGL since the start. */
export interface GlCounts {
  draws: number;
  shaders: number;
  /** Bytes that a read-back brought to JavaScript. */
  readBytes: number;
}

/**
 * Counts the calls of every WebGL 2 context that this thread makes; call it before the first. `afterDraw` runs after
 * each draw.
 */
export function countGl(afterDraw: () => void): Readonly<GlCounts> {
  const counts: GlCounts = { draws: 0, shaders: 0, readBytes: 0 };
  const before = <
    Name extends 'drawArrays' | 'drawElements' | 'linkProgram' | 'getBufferSubData' | 'readPixels',
  >(
    name: Name,
    count: (...args: unknown[]) => void,
  ) => {
    const prototype = WebGL2RenderingContext.prototype as unknown as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    const original = prototype[name];
    prototype[name] = function (this: unknown, ...args: unknown[]) {
      const result = original.apply(this, args);
      count(...args);
      return result;
    };
  };
  const draw = () => {
    counts.draws++;
    afterDraw();
  };
  before('drawArrays', draw);
  before('drawElements', draw);
  before('linkProgram', () => {
    counts.shaders++;
  });
  const read = (...args: unknown[]) => {
    for (const arg of args) if (ArrayBuffer.isView(arg)) counts.readBytes += arg.byteLength;
  };
  // Into a buffer of the GPU, readPixels has an offset in place of the array, and getBufferSubData follows.
  before('readPixels', read);
  before('getBufferSubData', read);
  return counts;
}
