/** How long the browser gets to begin the download before the address is taken back, ms. */
const KEEP_MS = 10_000;

/** Offers a file for download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
