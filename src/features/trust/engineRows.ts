import type { RuntimeInfo } from '../../domain/runtime';
import type { Translate } from '../../i18n/translate';
import { threadsText } from '../../parts/threadsText';
import type { Row } from './Row';

/** What runs the network, why, and how exactly. `used`: the threads that it has. */
export function engineRows(runtime: RuntimeInfo, used: number, t: Translate): Row[] {
  const { backend, reason, renderer, precision, threads, place } = runtime;
  const half = precision === 'float16';
  return [
    { label: t('trust.engine.name'), value: t(`backend.${backend}`), note: t(`backend.reason.${reason}`) },
    { label: t('trust.engine.renderer'), value: renderer ?? t('header.backend.no-renderer') },
    {
      label: t('trust.engine.precision'),
      value: precision,
      note: half ? t('trust.engine.half', { renderer: renderer ?? 'WebGL' }) : t('trust.engine.single'),
      marked: half,
    },
    ...(backend === 'wasm'
      ? [{ label: t('trust.engine.threads'), value: threadsText({ most: threads, used }, t) }]
      : []),
    { label: t('trust.engine.place'), value: t(`header.backend.place.${place}`) },
  ];
}
