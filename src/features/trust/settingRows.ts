import { HUB_CATALOG } from '../../domain/hubCatalog';
import type { LoadedModel } from '../../domain/model';
import { SETTING_NAMES, type SettingName } from '../../domain/settings';
import type { Translate } from '../../i18n/translate';
import type { Row } from './Row';

/** Every setting in use, with who told it. */
export function settingRows(model: LoadedModel, t: Translate): Row[] {
  const { sources } = model.anatomy;
  const names = [...SETTING_NAMES, 'label_names'] as const;
  return names.map((name) => ({
    label: t(`setting.${name}`),
    value: name === 'label_names' ? labels(model, t) : settingText(name, model, t),
    note: t(`trust.source.${isOfCatalog(name, model) ? 'catalog' : sources[name]}`),
    marked: sources[name] === 'assumed',
  }));
}

/** The catalog chose for the visitor, where a file does not tell. */
function isOfCatalog(name: string, { id, chosen, anatomy }: LoadedModel): boolean {
  const told: object = HUB_CATALOG.find((listed) => listed.id === id)?.rehosted ?? {};
  const here = anatomy.sources[name as SettingName] === 'chosen';
  return here && name in told && told[name as never] === chosen[name as SettingName];
}

function settingText(name: SettingName, { settings, preprocess }: LoadedModel, t: Translate): string {
  switch (name) {
    case 'family':
      return t(`setting.${settings.family}`);
    case 'max_pool':
      return t(settings.max_pool ? 'setting.true' : 'setting.false');
    case 'input_size':
      return `${settings.input_size} px`;
    case 'crop_pct': {
      const { inputSize: size, resizeShort: resize } = preprocess;
      return t('trust.crop', { crop: settings.crop_pct, resize, size });
    }
    case 'mean':
    case 'std':
      return settings[name].join(', ');
    default:
      return String(settings[name]);
  }
}

function labels({ labels: { length: count }, imagenetNames, anatomy }: LoadedModel, t: Translate): string {
  if (imagenetNames) return t('trust.labels.imagenet', { count });
  return t(anatomy.sources.label_names === 'assumed' ? 'trust.labels.numbers' : 'trust.labels', { count });
}
