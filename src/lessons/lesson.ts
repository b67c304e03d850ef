import type { AskedPart, LessonPath, StepBlock, StepId } from '../domain/lesson';

/** One step of the lesson. Its texts are the messages `learn.ID.*`; what it shows live is up to the feature. */
export interface Step {
  id: StepId;
  /** Minutes on each way; null: not on it. */
  minutes: Record<LessonPath, number | null>;
  /** Chosen on entering. */
  block: StepBlock;
  /** The bundled model that the step asks for; null: any. */
  model: string | null;
  /** How many answers its question offers. */
  options: number;
  /** Place of the right answer where every network gives the same; null: computed of the model and image in use. */
  answer: number | null;
  /** What its answer hangs on; a prediction is judged for these alone. */
  asks: readonly AskedPart[];
}

/** The net whose first SE block is small enough to be computed by hand. */
export const SMALL_MODEL = 'se_resnet20.lens_cifar10';

/** The same net without SE, trained by the same recipe and seed. */
export const PLAIN_TWIN = 'resnet20.lens_cifar10';

const step = (
  id: StepId,
  [short, long]: [number | null, number],
  options: number,
  answer: number | null,
  rest: Partial<Pick<Step, 'block' | 'model' | 'asks'>> = {},
): Step => ({ id, minutes: { short, long }, options, answer, block: null, model: null, asks: [], ...rest });

/** The lesson on Squeeze-and-Excitation. */
export const LESSON: readonly Step[] = [
  step('channels', [2, 4], 4, 2, { block: 'first', asks: ['model'] }),
  step('anatomy', [4, 10], 3, 1),
  step('squeeze', [3, 6], 4, 1, { block: 'last' }),
  step('excitation', [null, 10], 3, null, { block: 'first', model: SMALL_MODEL }),
  step('sigmoid', [null, 4], 3, 2, { asks: ['block', 'image', 'model'] }),
  step('scale', [3, 6], 3, 1),
  step('placement', [null, 6], 4, 2),
  step('ratio', [null, 8], 4, 1),
  step('images', [null, 5], 3, 1),
  step('depends', [2, 8], 3, null, { asks: ['block', 'model'] }),
  step('saturation', [null, 4], 3, null, { asks: ['image', 'model'] }),
  step('importance', [null, 4], 3, null, { asks: ['block', 'image', 'model'] }),
  step('surgery', [3, 6], 3, null, { asks: ['model'] }),
  step('twins', [null, 3], 3, null),
  step('published', [1, 3], 3, 0),
  step('limits', [2, 3], 3, 1),
];

export const stepOf = (id: StepId): Step => LESSON.find((entry) => entry.id === id) as Step;

/** The steps of a way, in order. */
export const stepsOn = (path: LessonPath): Step[] => LESSON.filter(({ minutes }) => minutes[path] !== null);

/** The block that a step finds on its way: its own, else that of the nearest step before it that has one. */
export const blockOnWay = (path: LessonPath, id: StepId): StepBlock => {
  const way = stepsOn(path);
  return way.slice(0, way.indexOf(stepOf(id)) + 1).findLast(({ block }) => block !== null)?.block ?? null;
};

/** A step that the short way leaves out can only be on the long one. */
export const pathAt = (id: StepId, wanted: LessonPath): LessonPath =>
  stepOf(id).minutes[wanted] === null ? 'long' : wanted;
