import type { ConfigSettings } from './settings';

/** An SE net with ImageNet weights on the Hub. Bytes and parameters are of its `model.safetensors`. */
export interface HubModel {
  /** As `readModelAddress` writes it. */
  id: string;
  title: string;
  parameters: number;
  bytes: number;
  /** Percent of the 50,000 validation images, at this input size and share of the resized image. */
  top1: number;
  top5: number;
  inputSize: number;
  crop: number;
  license: string;
  recommended?: true;
  /** Trained with binary cross-entropy: each class by itself, so that softmax percentages are low. */
  bce?: true;
  /** timm's legacy weights, published again by somebody else; what their file does not tell. */
  rehosted?: Partial<ConfigSettings>;
}

/** Where the accuracies are from. */
export const HUB_CATALOG_SOURCE = 'timm, results-imagenet.csv, 2025-10-30';

type Row = [
  id: string,
  title: string,
  parameters: number,
  bytes: number,
  top1: number,
  top5: number,
  inputSize: number,
  crop: number,
  more?: Partial<HubModel>,
];

const BCE = { bce: true } as const;

/** The authors' geometry under timm's names: neither names nor shapes tell it apart. */
const legacy = (interpolation: ConfigSettings['interpolation']): Partial<HubModel> => ({
  rehosted: { family: 'legacy', input_size: 224, crop_pct: 0.875, interpolation },
});

/** Within a net's recipes the best one first; the nets by their size. */
const ROWS: Row[] = [
  [
    'timm/seresnet50.ra2_in1k',
    'SE-ResNet-50',
    28_088_024,
    112_599_732,
    80.26,
    95.068,
    224,
    0.875,
    { recommended: true },
  ],
  ['timm/seresnet50.a1_in1k', 'SE-ResNet-50', 28_088_024, 112_599_732, 80.012, 94.704, 224, 0.95, BCE],
  ['timm/seresnet50.a2_in1k', 'SE-ResNet-50', 28_088_024, 112_599_732, 80.102, 94.72, 224, 0.95, BCE],
  ['timm/seresnet50.a3_in1k', 'SE-ResNet-50', 28_088_024, 112_599_732, 75.104, 92.096, 160, 0.95, BCE],
  ['timm/seresnext26t_32x4d.bt_in1k', 'SE-ResNeXt-26-T', 16_806_976, 67_402_478, 77.98, 93.75, 224, 0.875],
  ['timm/seresnext26d_32x4d.bt_in1k', 'SE-ResNeXt-26-D', 16_809_512, 67_412_686, 77.592, 93.614, 224, 0.875],
  ['timm/seresnext50_32x4d.racm_in1k', 'SE-ResNeXt-50', 27_559_896, 110_547_680, 81.268, 95.624, 224, 0.875],
  ['timm/seresnext50_32x4d.gluon_in1k', 'SE-ResNeXt-50', 27_559_896, 110_547_680, 79.916, 94.816, 224, 0.875],
  [
    'timm/seresnext101_32x4d.gluon_in1k',
    'SE-ResNeXt-101',
    48_955_416,
    196_443_336,
    80.886,
    95.268,
    224,
    0.875,
  ],
  ['timm/seresnet152d.ra2_in1k', 'SE-ResNet-152-D', 66_841_080, 268_076_984, 83.702, 96.794, 256, 0.95],
  [
    'timm/seresnext101_64x4d.gluon_in1k',
    'SE-ResNeXt-101 64×4d',
    88_232_984,
    353_814_274,
    80.884,
    95.308,
    224,
    0.875,
  ],
  [
    'timm/seresnext101_32x8d.ah_in1k',
    'SE-ResNeXt-101 32×8d',
    93_569_048,
    375_158_602,
    83.618,
    96.412,
    224,
    0.95,
  ],
  ['timm/senet154.gluon_in1k', 'SENet-154', 115_088_984, 461_453_158, 81.258, 95.358, 224, 0.875],
  [
    'lucid-dl/se-resnet-18/IN1K',
    'SE-ResNet-18',
    11_778_592,
    47_166_976,
    71.742,
    90.34,
    224,
    0.875,
    legacy('bicubic'),
  ],
  [
    'lucid-dl/se-resnet-34/IN1K',
    'SE-ResNet-34',
    21_958_868,
    87_929_664,
    74.788,
    92.134,
    224,
    0.875,
    legacy('bilinear'),
  ],
  [
    'lucid-dl/se-resnet-101/IN1K',
    'SE-ResNet-101',
    49_326_872,
    197_800_096,
    78.37,
    94.264,
    224,
    0.875,
    legacy('bilinear'),
  ],
  [
    'lucid-dl/se-resnet-152/IN1K',
    'SE-ResNet-152',
    66_821_848,
    268_000_064,
    78.662,
    94.37,
    224,
    0.875,
    legacy('bilinear'),
  ],
];

export const HUB_CATALOG: readonly HubModel[] = ROWS.map(
  ([id, title, parameters, bytes, top1, top5, inputSize, crop, more]) => ({
    id,
    title,
    parameters,
    bytes,
    top1,
    top5,
    inputSize,
    crop,
    license: 'Apache-2.0',
    ...more,
  }),
);
