import type { TensorFact } from '../domain/anatomy';
import type { LoadedModel } from '../domain/model';
import type { RuntimeInfo } from '../domain/runtime';
import { SETTING_NAMES } from '../domain/settings';
import type { CrossCheckResult } from './crossCheck';

declare const __APP_VERSION__: string;

export const REPORT_FORMAT = 'se-lens-model-report/1';

/** Everything that is known of the loaded network, for a paper's appendix or a bug report, as JSON. */
export function modelReport(
  model: LoadedModel,
  runtime: RuntimeInfo | null,
  crossCheck: CrossCheckResult | null,
): string {
  const { anatomy, settings, labels } = model;
  const { used, ignored, evidence, stages, sources } = anatomy;
  const total = (part: 'multiplyAdds' | 'seMultiplyAdds') =>
    stages.reduce((sum, stage) => sum + stage[part], 0);
  const line = ({ name, dtype, shape }: TensorFact) => `${name} ${dtype} [${shape.join(', ')}]`;
  const report = {
    format: REPORT_FORMAT,
    app: __APP_VERSION__,
    model: { id: model.id, architecture: model.architecture, sha256: model.sha256, classes: labels.length },
    recognition: evidence,
    settings: Object.fromEntries(
      SETTING_NAMES.map((name) => [name, { value: settings[name], source: sources[name] }]),
    ),
    labels: { source: sources.label_names, imagenet: model.imagenetNames ?? false },
    preprocess: model.preprocess,
    parameters: model.parameters,
    multiplyAdds: total('multiplyAdds'),
    seMultiplyAdds: total('seMultiplyAdds'),
    stages,
    blocks: model.blocks,
    runtime: runtime && { ...runtime, threads: model.threads },
    selfCheck: model.selfCheck,
    plainKernels: model.plainKernels ?? false,
    crossCheck,
    tensors: {
      used: used.length,
      ignored: ignored.length,
      names: { used: used.map(line), ignored: ignored.map(line) },
    },
  };
  // JSON has no infinity, and null would read as "not compared".
  const finite = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  return JSON.stringify(report, finite, 2);
}
