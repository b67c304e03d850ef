/**
 * q of every p: the least share of false discoveries (Benjamini and Hochberg 1995) at which the test still counts among
 * all of them. NaN, where nothing was tested, stays NaN and is no test.
 */
export function falseDiscovery(p: ArrayLike<number>): Float64Array {
  const q = Float64Array.from(p);
  const tested = Array.from(q.keys()).filter((at) => !Number.isNaN(q[at]));
  tested.sort((a, b) => q[b] - q[a]);
  let least = 1;
  tested.forEach((at, place) => {
    least = Math.min(least, (q[at] * tested.length) / (tested.length - place));
    q[at] = least;
  });
  return q;
}
