/** The steps of the lesson in their order, as links name them. */
export const STEP_IDS = [
  'channels',
  'anatomy',
  'squeeze',
  'excitation',
  'sigmoid',
  'scale',
  'placement',
  'ratio',
  'images',
  'depends',
  'saturation',
  'importance',
  'surgery',
  'twins',
  'published',
  'limits',
] as const;

export type StepId = (typeof STEP_IDS)[number];

/** Which of a network's SE blocks a step is about; null: the one that is chosen. */
export type StepBlock = 'first' | 'last' | null;

/** Where the lesson was before one of its steps opened another network: going on from that step leads back. */
export interface Detour {
  step: StepId;
  /** The network that the step opened, and which load of one it is, by `modelLoads`. */
  opened: string;
  load: number;
  /** What was in use before. */
  model: string;
  block: string | null;
  channel: number | null;
  image: string | null;
  /** The former network is being loaded. */
  returning: boolean;
}

/** The 20-minute and the 90-minute way through the lesson. */
export type LessonPath = 'short' | 'long';

/** What a question was put to: the numbers and names in it, image and network. */
export interface Asked {
  places: Record<string, string | number>;
  image: string;
  model: string;
}

/** What the answer to a question may hang on. */
export type AskedPart = 'block' | 'image' | 'model';

/** What a student picked at a step's question, by the option's place, and whether the answer is in sight. */
export interface LessonAnswer {
  option: number;
  revealed: boolean;
  /** Absent where the network had seen nothing yet, and in what older versions kept. */
  asked?: Asked;
  /** Whether it came true, once that was seen. */
  right?: boolean;
}

export type LessonAnswers = Partial<Record<StepId, LessonAnswer>>;

/** A question as it stands on screen: parts that are not there yet are told of by nobody. */
export type AskedNow = Pick<Asked, 'places'> & Partial<Asked>;

/**
 * Which of the parts that the answer hangs on are others now than when it was given. An answer that does not tell what
 * it was put to is taken at its word.
 */
export function otherParts(
  parts: readonly AskedPart[],
  asked: Asked | undefined,
  now: AskedNow,
): AskedPart[] {
  const of = (question: AskedNow, part: AskedPart) =>
    part === 'block' ? question.places.block : question[part];
  return parts.filter((part) => {
    if (!asked || of(asked, part) === undefined || of(now, part) === undefined) return false;
    return of(asked, part) !== of(now, part);
  });
}

/** How many predictions at these steps were judged, and how many of them came true. */
export function score(answers: LessonAnswers, steps: readonly StepId[]): { judged: number; right: number } {
  const judged = steps.flatMap((id) => answers[id]?.right ?? []);
  return { judged: judged.length, right: judged.filter(Boolean).length };
}

export const isStep = (name: string): name is StepId => STEP_IDS.some((id) => id === name);

/** How many letters must be changed, put in or left out to make one word of the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

/** A name longer than any step's by this much is like none of them. */
const LONGEST_NAME = 40;

/** The step that a name means: itself, the step of that number from 1, else the one spelled most alike. */
export function nearestStep(name: string): StepId {
  if (isStep(name)) return name;
  if (/^\d{1,6}$/.test(name)) return STEP_IDS[Math.min(STEP_IDS.length, Math.max(1, Number(name))) - 1];
  if (name.length > LONGEST_NAME) return STEP_IDS[0];
  const distances = STEP_IDS.map((id) => editDistance(name.toLowerCase(), id));
  return STEP_IDS[distances.indexOf(Math.min(...distances))];
}
