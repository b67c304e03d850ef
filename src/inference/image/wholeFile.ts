/** Whether image files end where their own structure says: a truncated file decodes without an error otherwise. */

/** JPEG: segments up to the scan, then the end marker FF D9 after it; what follows it does not matter. */
export function endsJpeg(bytes: Uint8Array): boolean {
  let at = 2;
  let scans = 0;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1];
    // Between segments decoders skip whatever is no marker, and so does this.
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0x00) {
      at++;
      continue;
    }
    if (marker === 0xd9) return scans > 0;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    if (at + 3 >= bytes.length) return false;
    at += 2 + ((bytes[at + 2] << 8) | bytes[at + 3]);
    if (marker !== 0xda) continue;
    scans++;
    // Entropy-coded data: FF 00 is a stuffed byte, FF D0..D7 a restart.
    while (at + 1 < bytes.length) {
      const next = bytes[at + 1];
      if (bytes[at] === 0xff && next !== 0x00 && !(next >= 0xd0 && next <= 0xd7)) break;
      at++;
    }
  }
  return false;
}

/** PNG: chunks of a length each, up to IEND. */
export function endsPng(bytes: Uint8Array): { whole: boolean; animated: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let animated = false;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    if (type === 0x6163544c) animated = true; // acTL
    if (type === 0x49454e44) return { whole: true, animated }; // IEND
    at += 12 + length;
  }
  return { whole: false, animated };
}

/** GIF: blocks up to the trailer 3B; `frames` counts the image descriptors. */
export function endsGif(bytes: Uint8Array): { whole: boolean; frames: number } {
  const colors = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let frames = 0;
  let at = 13 + colors(bytes[10] ?? 0);
  const skipSubBlocks = () => {
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at] + 1;
    at++;
  };
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return { whole: frames > 0, frames };
    if (kind === 0x21) {
      at += 2;
      skipSubBlocks();
    } else if (kind === 0x2c) {
      frames++;
      at += 10 + colors(bytes[at + 9] ?? 0) + 1;
      skipSubBlocks();
    } else {
      break;
    }
  }
  return { whole: false, frames };
}

/** RIFF (WebP): the length stands in the header. */
export function endsRiff(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  return bytes.length >= length + 8;
}
