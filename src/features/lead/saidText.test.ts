import { beforeAll, expect, it } from 'vitest';
import type { LoadedModel, ModelCard } from '../../domain/model';
import { loadMessages } from '../../i18n/translate';
import { traced } from '../../state/__fixtures__/tracedImage';
import { MODEL } from '../../state/__fixtures__/waitingClient';
import { type AppState, INITIAL_STATE } from '../../state/appState';
import { saidModel, saidResult } from './saidText';

beforeAll(() => loadMessages('zh'));

const image = traced('dog.jpg');
const best = { index: 1, label: 'dog', probability: 0.75 };
const output = { ...image.output!, trace: { ...image.output!.trace, predictions: [best] } };
const STATE: AppState = {
  ...INITIAL_STATE,
  stage: 'ready',
  model: { ...MODEL, labels: ['cat', 'dog'], labelsZh: ['猫', '狗'] } as LoadedModel,
  catalog: [{ id: MODEL.id, title: { en: 'A net', zh: '网络' } } as ModelCard],
  modelLoads: 1,
  images: [{ ...image, output, modelLoad: 1 }],
  currentImage: image.id,
};

it('says the first answer and its share, in the language on screen', () => {
  expect(saidResult(STATE)).toBe('dog.jpg: dog, 75.0 %.');
  expect(saidResult({ ...STATE, language: 'zh' })).toBe('dog.jpg：狗，75.0 %。');
});

it('says no answer that is hidden, and that it is', () => {
  const [shown] = STATE.images;
  const said = saidResult({ ...STATE, images: [{ ...shown, predictionsHidden: true }] });
  expect(said).toContain('hidden');
  expect(said).not.toContain('dog,');
});

it('says nothing while the camera runs, another image is on its way, or the result is of another network', () => {
  expect(saidResult({ ...STATE, cameraOpen: true })).toBe('');
  expect(saidResult({ ...STATE, pendingImage: 'other' })).toBe('');
  expect(saidResult({ ...STATE, modelLoads: 2 })).toBe('');
  expect(saidResult(INITIAL_STATE)).toBe('');
});

it('says which network is in use once it is', () => {
  expect(saidModel(STATE)).toBe('Model in use: A net.');
  expect(saidModel({ ...STATE, language: 'zh' })).toBe('正在使用的模型：网络。');
  expect(saidModel({ ...STATE, wantedModel: 'other' })).toBe('');
  expect(saidModel(INITIAL_STATE)).toBe('');
});
