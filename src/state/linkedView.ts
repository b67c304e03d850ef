import { readChannelSet } from '../domain/channelSet';
import { nearestStep, STEP_IDS } from '../domain/lesson';
import type { AppState } from './appState';
import type { Link } from './link';

/** Where in the lesson a link leads. */
const stepOf = ({ step, path }: Link): Partial<AppState> => ({
  view: 'learn',
  step: step === undefined ? STEP_IDS[0] : nearestStep(step),
  ...(path && { lessonPath: path }),
});

/** What a link says of the view, whatever the model: each view's switches as linked, the other's as they are. */
export function viewOf({
  view = 'explore',
  channel,
  brush = '',
  order,
  unit,
  colors,
  channels,
  range,
  step,
  path,
}: Link): Partial<AppState> {
  const brushed = readChannelSet(brush);
  const shown = { view, channel: channel ?? null, brush: brushed.ok ? brushed.value : [] };
  if (view === 'explore')
    return { ...shown, order: order === 'gate' ? order : 'channel', gateColors: colors ?? 'unit' };
  if (view === 'lab') return shown;
  if (view === 'compare') {
    const known = order === 'gate' || order === 'deviation' ? undefined : order;
    return { ...shown, compareView: { order: known ?? 'channel', unit: unit ?? 'delta', partner: null } };
  }
  if (view === 'learn') return { ...shown, ...stepOf({ step, path }) };
  return {
    ...shown,
    classView: {
      channels: channels ?? 'sampled',
      order: order === 'deviation' ? order : 'channel',
      range: range ?? 'unit',
    },
  };
}
