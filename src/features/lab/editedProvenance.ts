import type { Profile } from '../../domain/profile';
import type { Trace } from '../../domain/trace';
import { provenance } from '../../state/provenance';

/** Where the numbers of a figure of an edited pass come from: as of any pass, and its edits. */
export function editedProvenance(after: Trace, usual: Profile | null = null): string[] {
  return [...provenance(after, usual), `gate edits: ${JSON.stringify(after.gateEdits)}`];
}
