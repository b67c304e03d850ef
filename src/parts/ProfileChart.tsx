import type { LoadedModel } from '../domain/model';
import type { Profile } from '../domain/profile';
import { profileProvenance } from '../state/profileProvenance';
import { ReaderPanel, type ReaderPanelProps } from './ReaderPanel';

interface Props extends Omit<ReaderPanelProps, 'provenance'> {
  model: LoadedModel;
  profile: Profile;
  /** File name of exports without model and ending. */
  fileName: string;
}

/** A chart of the profile in its panel, with its table and exports. */
export function ProfileChart({ model, profile, fileName, ...rest }: Props) {
  return (
    <ReaderPanel
      {...rest}
      fileName={`${model.id}.${fileName}`}
      provenance={profileProvenance(model, profile)}
    />
  );
}
