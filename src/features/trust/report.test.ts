import { describe, expect, it } from 'vitest';
import { traceDifference } from '../../analysis/traceDifference';
import type { LoadedModel } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import { toleranceOf } from '../../domain/tolerance';
import { translator } from '../../i18n/translate';
import { FIXTURE_NETS } from '../../model/__fixtures__/fixtureNets';
import { buildFixture, netOf, openFixture } from '../../model/__fixtures__/openFixture';
import { anatomyOf } from '../../model/anatomy';
import { traced } from '../../state/__fixtures__/tracedImage';
import { MODEL, RUNTIME } from '../../state/__fixtures__/waitingClient';
import type { CrossCheckResult } from '../../state/crossCheck';
import { modelReport } from '../../state/modelReport';
import { differenceRows, verdict } from './checkTexts';
import { costRows, costSentence } from './costRows';
import { engineRows } from './engineRows';
import { reportText } from './reportText';
import { settingRows } from './settingRows';
import { tensorSentence } from './tensorRows';

const en = translator('en');

function modelOf(name: string, patch: Partial<LoadedModel> = {}): LoadedModel {
  const net = netOf(openFixture(name));
  const network = buildFixture(net);
  const { architecture, parameters, preprocess, labels } = network;
  const anatomy = anatomyOf(network, net, null, {});
  return { ...MODEL, architecture, parameters, preprocess, labels, anatomy, ...patch };
}

/** Two passes whose first gate differs by this. */
function compared(by: number): CrossCheckResult {
  const [here, there] = [traced('a').output!, traced('a').output!];
  here.trace.logits = Float32Array.of(1, 2);
  there.trace.logits = Float32Array.of(1, 2);
  there.trace.blocks[1].excitation[3] += by;
  const engines = [
    { ...here.trace.runtime, backend: 'wasm' as const },
    { ...there.trace.runtime, backend: 'webgl' as const },
  ];
  return {
    image: here.trace.image,
    here: engines[0],
    there: engines[1],
    hereMs: 12.34,
    thereMs: 5.67,
    samePixels: true,
    difference: traceDifference(here.trace, there.trace, toleranceOf(...engines)),
  };
}

describe('the report as text', () => {
  it.each(FIXTURE_NETS)('%s: fills every place, in both languages', (name) => {
    const model = modelOf(name, { selfCheck: { gates: 1e-6, squeeze: 0, logits: 1e-5, passed: true } });
    for (const language of ['en', 'zh'] as const)
      for (const check of [null, compared(0), compared(0.5)]) {
        const text = reportText(model, RUNTIME, check, translator(language));
        expect(text).toContain(model.architecture);
        expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
      }
  });

  it('says what the panel says', () => {
    const text = reportText(modelOf('timm_seresnext50'), RUNTIME, compared(0), en);
    expect(text).toContain('- Names of timm (resnet.py): layer1.0.se.fc1.weight [');
    expect(text).toContain('SHA-256 abc');
    expect(text).toContain('WASM and WebGL agree.');
  });

  it('says where a driver had to do without our kernels, with a reference or without', () => {
    const selfCheck = { gates: 1e-6, squeeze: 0, logits: 1e-5, passed: true };
    for (const check of [selfCheck, null]) {
      const textOf = (patch: Partial<LoadedModel>) =>
        reportText(modelOf('timm_seresnext50', { selfCheck: check, ...patch }), RUNTIME, null, en);
      expect(textOf({ plainKernels: true })).toContain('With plain kernels: this driver');
      expect(textOf({})).not.toContain('plain kernels');
    }
    expect(JSON.parse(modelReport({ ...MODEL, plainKernels: true }, RUNTIME, null)).plainKernels).toBe(true);
  });
});

describe('the verdict on two engines', () => {
  it('names the figures and the block and channel where they are', () => {
    const result = compared(2e-4);
    expect(verdict(result, en)).toMatch(
      /^WASM and WebGL agree\. The largest difference of a gate is 0\.0002; 0\.001 is/,
    );
    expect(differenceRows(result, ['cat', 'dog'], en)[0]).toEqual({
      name: 'gate s',
      where: 'SE_3_1, channel 3',
      first: '0.8125000',
      second: '0.8127000',
      difference: '0.0002',
      allowed: '0.001',
    });
  });

  it('warns of numbers that are further off than the tests allow', () => {
    expect(verdict(compared(0.002), en)).toMatch(/do not agree.*0\.002.*Quote no numbers/);
  });
});

describe('the rows', () => {
  it('mark what was assumed, and what a GPU of half floats does to gates', () => {
    expect(
      settingRows(MODEL, en)
        .filter(({ marked }) => marked)
        .map(({ label }) => label),
    ).toEqual(['stem stride', 'max-pool after the stem']);
    const half: RuntimeInfo = { ...RUNTIME, backend: 'webgl', renderer: 'Mali', precision: 'float16' };
    const precision = (runtime: RuntimeInfo) =>
      engineRows(runtime, 1, en).find(({ value }) => value === runtime.precision);
    expect(precision(half)).toMatchObject({
      marked: true,
      note: expect.stringMatching(/^Mali stores half.*off by 0\.01/),
    });
    expect(precision(RUNTIME)?.marked).toBe(false);
  });

  it('name the catalog where it told what the file does not', () => {
    const told = { family: 'legacy', interpolation: 'bicubic' } as const;
    const model: LoadedModel = {
      ...MODEL,
      id: 'lucid-dl/se-resnet-18/IN1K',
      chosen: { ...told, input_size: 96 },
      anatomy: {
        ...MODEL.anatomy,
        sources: {
          ...MODEL.anatomy.sources,
          family: 'chosen',
          interpolation: 'chosen',
          input_size: 'chosen',
        },
      },
    };
    const rows = settingRows(model, en).filter(({ note }) => note === 'the catalog of models');
    expect(rows.map(({ label }) => label)).toEqual(['family', 'interpolation']);
    expect(settingRows(model, en).find(({ label }) => label.startsWith('input size'))?.note).toBe(
      'chosen by you',
    );
  });

  it('say how many tensors were used, and what the network costs', () => {
    const model = modelOf('se_basic_cifar');
    const { used, ignored, stages } = model.anatomy;
    expect(tensorSentence(model, en)).toContain(`${used.length} of ${used.length + ignored.length} tensors`);
    expect(costSentence(model, en)).toContain(
      `${model.parameters.toLocaleString('en')} parameters, of which`,
    );
    expect(costSentence(modelOf('plain_basic'), en)).toContain('There are no SE layers.');
    const rows = costRows(model, en);
    expect(rows.stages.map(({ name }) => name)).toEqual([
      'stem',
      ...model.anatomy.stages.slice(1, -1).map(({ stage }) => `stage ${stage}`),
      'classifier',
    ]);
    expect(rows.stages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(Number(rows.stages[1].gmacs)).toBeCloseTo(stages[1].multiplyAdds / 1e9, 6);
  });
});

describe('the report as JSON', () => {
  it('holds settings with their sources, every tensor and every stage, in numbers', () => {
    const model = modelOf('timm_senet154');
    const report = JSON.parse(modelReport(model, RUNTIME, compared(0)));
    expect(report).toMatchObject({
      format: 'se-lens-model-report/1',
      model: { architecture: model.architecture, sha256: 'abc' },
      parameters: model.parameters,
      runtime: RUNTIME,
      crossCheck: { difference: { passed: true } },
    });
    expect(report.settings.family).toEqual({ value: 'seed', source: model.anatomy.sources.family });
    expect(report.stages).toEqual(model.anatomy.stages);
    expect(report.tensors.names.used).toHaveLength(model.anatomy.used.length);
    expect(report.tensors.names.used).toContainEqual(
      expect.stringMatching(/^conv1\.0\.weight F16 \[\d+, 3, 3, 3\]$/),
    );
    expect(JSON.parse(modelReport(model, null, null)).crossCheck).toBeNull();
  });

  it('writes an infinite difference as such', () => {
    const report = JSON.parse(modelReport(MODEL, RUNTIME, compared(Number.NaN)));
    expect(report.crossCheck.difference.gates.difference).toBe('Infinity');
    expect(report.crossCheck.difference.passed).toBe(false);
  });
});
