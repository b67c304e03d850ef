/**
 * The most open and the most closed channels: `most` of either end of an order by falling gate, each end from its
 * outermost on. Of fewer channels than 2 `most`, half go to either end and none to both.
 */
export function channelEnds(byGate: readonly number[], most: number): { open: number[]; closed: number[] } {
  const count = Math.min(most, Math.floor(byGate.length / 2));
  return { open: byGate.slice(0, count), closed: byGate.slice(byGate.length - count).reverse() };
}
