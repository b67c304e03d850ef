/** How many of the `most` channels with the largest a are also among those with the largest b. */
export function sharedAtTop(byA: readonly number[], byB: readonly number[], most: number): number {
  const among = new Set(byB.slice(0, most));
  return byA.slice(0, most).filter((channel) => among.has(channel)).length;
}
