/** Whether a file is called as PyTorch checkpoints are: `net.pth`, `pytorch_model.bin`, `best.pth.tar`. */
export function isPickleName(name: string): boolean {
  return /\.(pth|pt|pkl|pickle|bin|ckpt)(\.tar)?$/i.test(name);
}

/**
 * Whether bytes begin as a PyTorch checkpoint does: a zip archive whose first entry is `NAME/data.pkl` (since
 * PyTorch 1.6), or a bare pickle of protocol 2 to 5. Other zip archives, such as documents, are none.
 */
export function isPickle(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x80) return bytes[1] >= 2 && bytes[1] <= 5;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PICKLE_START));
  return start.startsWith('PK\x03\x04') && start.includes('/data.pkl');
}

/** So many bytes tell: they hold the first entry's name in a zip archive, with room for a long name. */
export const PICKLE_START = 512;
