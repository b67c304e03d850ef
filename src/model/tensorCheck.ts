import { blockName } from '../domain/block';
import { type Failure, fail } from '../domain/failure';
import type { Naming } from './families';
import type { ConvSpec, SESpec } from './networkSpec';
import { READABLE_DTYPES, type TensorEntry } from './safetensors';

/** Of a batch norm; `num_batches_tracked` only counts the steps of its training. */
export const NORM_TENSORS = ['weight', 'bias', 'running_mean', 'running_var'];

/** Ticks off the tensors that a spec needs and keeps the first failure. */
export class TensorCheck {
  failure: Failure | null = null;
  private readonly seen = new Set<string>();

  constructor(
    private readonly tensors: ReadonlyMap<string, TensorEntry>,
    private readonly prefix: string,
  ) {}

  tensor(name: string, expected: number[]): void {
    if (this.failure) return;
    const entry = this.tensors.get(name);
    const tensor = this.prefix + name;
    if (!entry) {
      this.failure = fail('weights-missing-tensor', { tensor });
    } else if (entry.shape.join() !== expected.join()) {
      this.failure = this.wrongShape(name, `[${expected.join()}]`);
    } else if (!READABLE_DTYPES.includes(entry.dtype)) {
      this.failure = fail('weights-dtype', { tensor, dtype: entry.dtype });
    }
    this.seen.add(name);
  }

  wrongShape(name: string, expected: string): Failure {
    const shape = `[${this.tensors.get(name)?.shape.join() ?? ''}]`;
    return fail('weights-shape', { tensor: this.prefix + name, shape, expected });
  }

  conv({ conv, norm, inChannels, outChannels, kernel, groups }: ConvSpec): void {
    this.tensor(`${conv}.weight`, [outChannels, inChannels / groups, kernel, kernel]);
    for (const part of NORM_TENSORS) this.tensor(`${norm}.${part}`, [outChannels]);
  }

  /** h is read from the first layer's shape; biases are optional, but come as a pair. */
  squeezeExcitation(layer: number, unit: number, channels: number, naming: Naming): SESpec {
    const path = `layer${layer}.${unit}.${naming.se}`;
    const squeeze = `${path}.${naming.squeeze}`;
    const excite = `${path}.${naming.excite}`;
    const kernel = naming.rank === 4 ? [1, 1] : [];
    const hidden = this.tensors.get(`${squeeze}.weight`)?.shape[0] || 1;
    const bias = this.tensors.has(`${squeeze}.bias`) || this.tensors.has(`${excite}.bias`);
    this.tensor(`${squeeze}.weight`, [hidden, channels, ...kernel]);
    this.tensor(`${excite}.weight`, [channels, hidden, ...kernel]);
    if (bias) {
      this.tensor(`${squeeze}.bias`, [hidden]);
      this.tensor(`${excite}.bias`, [channels]);
    }
    return { name: blockName(layer, unit), path, squeeze, excite, channels, hidden, bias };
  }

  firstUnexpected(): string | undefined {
    return [...this.tensors.keys()].find(
      (name) => !this.seen.has(name) && !name.endsWith('.num_batches_tracked'),
    );
  }
}
