import type { Result } from '../../domain/result';
import type { ModelSource, Progress } from '../protocol';
import { type ModelFiles, readModel } from './readModel';

type OnProgress = (progress: Progress) => void;

interface Ahead {
  url: string;
  files: Promise<Result<ModelFiles>>;
  latest: Progress | null;
  onProgress: OnProgress | null;
}

/** Reads a model's folder before it is asked for, while the backend still starts. */
export function createReadAhead(read = readModel) {
  let ahead: Ahead | null = null;

  return {
    begin(source: ModelSource): void {
      if (source.kind !== 'folder') return;
      const mine: Ahead = {
        url: source.url,
        latest: null,
        onProgress: null,
        files: read(source, (progress) => {
          mine.latest = progress;
          mine.onProgress?.(progress);
        }),
      };
      // Told where it is asked for, if ever.
      mine.files.catch(() => {});
      ahead = mine;
    },

    /** As `readModel`; what was read ahead serves once. */
    read(source: ModelSource, onProgress: OnProgress): Promise<Result<ModelFiles>> {
      const mine = ahead;
      ahead = null;
      if (!mine || source.kind !== 'folder' || source.url !== mine.url) return read(source, onProgress);
      if (mine.latest) onProgress(mine.latest);
      mine.onProgress = onProgress;
      return mine.files;
    },
  };
}
