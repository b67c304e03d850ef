import { formatPercent } from '../../charts/formatPercent';
import type { StageCost } from '../../domain/anatomy';
import type { LoadedModel } from '../../domain/model';
import type { Translate } from '../../i18n/translate';

export interface CostRow {
  name: string;
  size: string;
  parameters: string;
  seParameters: string;
  gmacs: string;
  seGmacs: string;
  /** Of all multiply-adds, 0 to 1. */
  share: number;
  /** Of the stage's own multiply-adds, 0 to 1. */
  seShare: number;
}

/** Parameters and multiply-adds of every stage; `all`: of the whole network. */
export function costRows(model: LoadedModel, t: Translate): { stages: CostRow[]; all: CostRow } {
  const { stages } = model.anatomy;
  const all = sumOf(stages);
  const row = (cost: StageCost, name: string): CostRow => ({
    name,
    size: `${cost.size} × ${cost.size}`,
    parameters: cost.parameters.toLocaleString('en'),
    seParameters: shareOf(cost.seParameters, cost.parameters),
    gmacs: gmacs(cost.multiplyAdds),
    seGmacs: shareOf(cost.seMultiplyAdds, cost.multiplyAdds),
    share: all.multiplyAdds > 0 ? cost.multiplyAdds / all.multiplyAdds : 0,
    seShare: cost.multiplyAdds > 0 ? cost.seMultiplyAdds / cost.multiplyAdds : 0,
  });
  const name = (stage: StageCost['stage']) =>
    typeof stage === 'number' ? t('trust.cost.stage', { stage }) : t(`trust.cost.${stage}`);
  return {
    stages: stages.map((cost) => row(cost, name(cost.stage))),
    all: { ...row(all, t('trust.cost.all')), size: '' },
  };
}

/** The network's cost in a sentence. */
export function costSentence(model: LoadedModel, t: Translate): string {
  const all = sumOf(model.anatomy.stages);
  return t(all.seParameters > 0 ? 'trust.cost.text' : 'trust.cost.plain', {
    parameters: all.parameters.toLocaleString('en'),
    seParameters: all.seParameters.toLocaleString('en'),
    seParameterShare: shareOf(all.seParameters, all.parameters),
    gmacs: gmacs(all.multiplyAdds),
    seGmacs: gmacs(all.seMultiplyAdds),
    seShare: shareOf(all.seMultiplyAdds, all.multiplyAdds),
    size: model.preprocess.inputSize,
  });
}

/** Billions, three significant digits, without an exponent. */
const gmacs = (multiplyAdds: number): string => {
  const billions = multiplyAdds / 1e9;
  if (billions === 0) return '0';
  return billions.toFixed(Math.max(0, 2 - Math.floor(Math.log10(billions))));
};

const shareOf = (part: number, whole: number): string => (part === 0 ? '–' : formatPercent(part / whole));

function sumOf(stages: StageCost[]): StageCost {
  const total = (part: 'multiplyAdds' | 'seMultiplyAdds' | 'parameters' | 'seParameters') =>
    stages.reduce((sum, stage) => sum + stage[part], 0);
  return {
    stage: 'classifier',
    size: 1,
    multiplyAdds: total('multiplyAdds'),
    seMultiplyAdds: total('seMultiplyAdds'),
    parameters: total('parameters'),
    seParameters: total('seParameters'),
  };
}
