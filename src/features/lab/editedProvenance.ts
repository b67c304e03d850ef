import { asksForUsual } from '../../domain/gateEdit';
import type { Profile } from '../../domain/profile';
import type { Trace } from '../../domain/trace';
import { provenance } from '../../state/provenance';

/**
 * Where the numbers of a figure of an edited pass come from: as of any pass, and its edits. `usual`: what the edits were
 * resolved with; named where they ask for it, or where the figure itself compares with it (`compared`).
 */
export function editedProvenance(after: Trace, usual: Profile | null, compared = false): string[] {
  const named = compared || asksForUsual(after.gateEdits) ? usual : null;
  return [...provenance(after, named), `gate edits: ${JSON.stringify(after.gateEdits)}`];
}
