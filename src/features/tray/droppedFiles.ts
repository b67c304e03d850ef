/** More files than a folder of a model or a lesson's pictures holds; the rest of a larger folder is left out. */
const MOST_FILES = 500;
/** Folders within folders are looked into so far. */
const DEPTH = 3;

/**
 * The files of a drop, those within dropped folders among them, by name; hidden ones are left out. What is dropped is asked
 * for at once: after the event it is gone. A folder with nothing in it stays, to be refused as what it is.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  const found = [...files].map(async (file, at) => {
    const entry = entries[at];
    const inside = entry?.isDirectory ? await filesIn([entry]).catch(() => []) : [];
    return inside.length > 0 ? inside : [file];
  });
  return (await Promise.all(found)).flat();
}

/** Whether a drop or a paste brings files or folders. */
export const bringsFiles = ({ files }: DataTransfer): boolean => files.length > 0;

async function filesIn(entries: readonly FileSystemEntry[], depth = 0): Promise<File[]> {
  const found: File[] = [];
  for (const entry of entries) {
    if (found.length >= MOST_FILES) break;
    if (isFile(entry)) found.push(await fileOf(entry));
    else if (depth < DEPTH)
      found.push(...(await filesIn(await entriesOf(entry as FileSystemDirectoryEntry), depth + 1)));
  }
  return found.slice(0, MOST_FILES);
}

/** With its path, as a picker of folders gives it: a model's weights are called after their folder. */
async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//, '') });
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** A browser hands them out in portions. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (more.length === 0) break;
    entries.push(...more);
  }
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
