import { jsonKind } from '../domain/jsonKind';
import { isPickleName } from '../domain/pickle';

/** Files as what they are taken for, in their order. */
export interface SortedFiles {
  weights: File[];
  /** Other files that belong beside weights, by name: a profile, a reference of PyTorch. */
  beside: Record<string, File>;
  configs: File[];
  labels: File[];
  /** Checkpoints of PyTorch. */
  checkpoints: File[];
  /** Sessions and traces. */
  documents: File[];
  /** JSON of which nobody knows what it is. */
  foreign: File[];
  /** Pictures, and what is nothing of all this. */
  others: File[];
}

const BESIDE = /^(profile|reference)\.safetensors$/i;
/** What a saved reference stands in for, whatever it is called. */
export const PROFILE = 'profile.safetensors';
const TEXT = /\.(txt|csv|tsv)$/i;
/** Texts that stand in a model's folder, but name no classes. */
const PROSE = /^(readme|licen[cs]e|notice|copying|requirements|changelog|credits)\b/i;
/** Configs and labels are smaller; sessions, with their images, may be far larger. */
const MOST_JSON = 8_000_000;
/** Where a session, a trace or a profile names its format. */
const HEAD = 2_000;

/** Tells files apart by name, and JSON and profiles by their content. */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const sorted: SortedFiles = {
    weights: [],
    beside: {},
    configs: [],
    labels: [],
    checkpoints: [],
    documents: [],
    foreign: [],
    others: [],
  };
  const nets = files.filter(({ name }) => /\.safetensors$/i.test(name));
  for (const file of files) {
    const { name } = file;
    if (nets.includes(file)) {
      if (BESIDE.test(name) && nets.length > 1) sorted.beside[name.toLowerCase()] = file;
      // A second one is refused like second weights: it is not clear which is meant.
      else if (!sorted.beside[PROFILE] && (await isProfile(file))) sorted.beside[PROFILE] = file;
      else sorted.weights.push(file);
    } else if (isPickleName(name)) sorted.checkpoints.push(file);
    else if (/\.jsonl$/i.test(name)) sorted.documents.push(file);
    else if (/\.json$/i.test(name)) sorted[await kindOf(file)].push(file);
    else if (TEXT.test(name) && !PROSE.test(name)) sorted.labels.push(file);
    else sorted.others.push(file);
  }
  return sorted;
}

/** Its header says so at once, behind 8 bytes of length. */
const isProfile = async (file: File): Promise<boolean> =>
  /"format"\s*:\s*"se-profile\//.test(
    await file
      .slice(8, HEAD)
      .text()
      .catch(() => ''),
  );

const KINDS = { config: 'configs', labels: 'labels', other: 'foreign' } as const;

async function kindOf(file: File): Promise<'configs' | 'labels' | 'documents' | 'foreign'> {
  try {
    if (/"format"\s*:\s*"se-/.test(await file.slice(0, HEAD).text())) return 'documents';
    if (file.size > MOST_JSON) return 'foreign';
    return KINDS[jsonKind(JSON.parse((await file.text()).replace(/^\uFEFF/, '')))];
  } catch {
    // What is called so is refused as such, with a reason.
    if (/^config\.json$/i.test(file.name)) return 'configs';
    return /label|class|names|synset/i.test(file.name) ? 'labels' : 'foreign';
  }
}
