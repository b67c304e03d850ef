import type { LessonAnswers, LessonPath, StepId } from '../../../domain/lesson';
import type { LoadedModel } from '../../../domain/model';
import { blockOnWay } from '../../../lessons/lesson';
import { targetBlock } from '../../../state/detourActions';
import type { OnPaper } from './CollectContext';

/**
 * The block and channel that a step is put to on worksheet and key alike: those of the student's prediction where the
 * network in use has them, else the block that the way through the lesson leads to.
 */
export function paperPlace(
  { given, model }: { given: LessonAnswers; model: LoadedModel | null },
  path: LessonPath,
  id: StepId,
): Pick<OnPaper, 'block' | 'channel'> {
  const asked = given[id]?.asked;
  const shape = model?.blocks.find(({ name }) => asked?.model === model.id && name === asked.places.block);
  if (!asked || !shape) return { block: targetBlock(model, blockOnWay(path, id)), channel: null };
  const { channel } = asked.places;
  return { block: shape.name, channel: typeof channel === 'number' ? channel : null };
}
