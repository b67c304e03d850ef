/** A file from base64, gzip or not. Throws where the browser cannot unpack gzip, or the text is damaged. */
export async function unpackFile(base64: string, type: string, gzip: boolean): Promise<Blob> {
  // The browser's own decoder is many times as fast as a loop over the characters.
  const packed = await fetch(`data:application/octet-stream;base64,${base64}`);
  const bytes = gzip ? packed.body?.pipeThrough(new DecompressionStream('gzip')) : packed.body;
  // `new Response(null)` is an empty file.
  return new Blob([await new Response(bytes).arrayBuffer()], { type });
}
