"""Writes MODEL_FOLDER/profile.safetensors (se-profile/1): what is usual for every gate and every z over the val tiles, or, by
`convert.py --profile`, over a folder of images.

  python3 gate_profile.py ../public/models/se_resnet50.lens_everyday100 --data DIR

For each block, under `BLOCK.` the gates and under `BLOCK.z.` the squeeze:
  mean, std (classes, C) U8: steps of a scale that each channel has for itself, value = low + steps * step, with
    mean.low, mean.step, std.low, std.step (C) F32; only where the images have classes
  mean_all, std_all, p10, p50, p90 (C) F32
and for each block:
  saturation (2)         shares of gates above 0.9 and below 0.1
  pairs (2)              5th and 95th percentile of similarity of random pairs of images
  frozen, bypass (3)     change of top-1, in points, with these gates at mean_all or at 1: value, ends of its 95 % interval;
                         only where it was measured
`all.frozen` (3): all blocks at once. Deviations are those of a population. Similarity: Pearson correlation, over the
channels, of gates less mean_all. The interval is Agresti and Min's for paired shares. Metadata: model_sha256;
images_per_class, or images where they have no classes; images_source, which images these are (the page names them);
image_names, a JSON list, where the page made it of a visitor's own.
"""
import argparse
from contextlib import contextmanager

import numpy as np
import torch

import model_folder
import safetensors_io
from evaluate import dataset_of, val_inputs
from taps import tapped
from trace_hook import se_blocks

PAIRS = 20000


def in_steps(name, values):
    """values (classes, C) -> U8 steps of each channel's own range: at most 1/510 of it is lost."""
    low = values.min(0).values
    step = (values.max(0).values - low) / 255
    steps = ((values - low) / step.clamp_min(1e-12)).round().to(torch.uint8)
    return {name: steps, f'{name}.low': low, f'{name}.step': step}


def from_steps(tensors, name):
    """The values (classes, C) that `in_steps` wrote."""
    return tensors[f'{name}.low'] + tensors[name].float() * tensors[f'{name}.step']


def statistics(values, y, classes):
    """values (N, C), y (N), or None without classes -> {name: tensor} as above, but of one quantity."""
    p10, p50, p90 = (quantile(values, share) for share in (0.1, 0.5, 0.9))
    by_class = [] if y is None else [values[y == c] for c in range(classes)]
    return {
        **(in_steps('mean', torch.stack([v.mean(0) for v in by_class])) if by_class else {}),
        **(in_steps('std', torch.stack([v.std(0, unbiased=False) for v in by_class])) if by_class else {}),
        'mean_all': values.mean(0), 'std_all': values.std(0, unbiased=False), 'p10': p10, 'p50': p50, 'p90': p90,
    }


def quantile(values, share):
    """values (N, C) -> (C), as torch.quantile, which refuses more than 2 ** 24 values at once."""
    return torch.cat([torch.quantile(part, share, dim=0) for part in values.split(max(1, 2 ** 24 // len(values)), dim=1)])


def pair_band(gates, rng):
    """gates (N, C) -> (2): 5th and 95th percentile of the similarity of random pairs of different images."""
    first = rng.integers(0, len(gates), PAIRS)
    second = (first + rng.integers(1, len(gates), PAIRS)) % len(gates)
    centered = gates - gates.mean(0)                                       # less what all images share
    centered = centered - centered.mean(1, keepdim=True)
    unit = centered / centered.norm(dim=1, keepdim=True).clamp_min(1e-12)
    similarity = (unit[first] * unit[second]).sum(1)
    return torch.quantile(similarity, torch.tensor([0.05, 0.95]))


@contextmanager
def gates_held(model, held):
    """Within the block, the SE layers named in `held` {name: (C)} multiply by these gates instead of their own."""
    handles = [layer.register_forward_hook(lambda _layer, inputs, _output, s=held[name]: inputs[0] * s[:, None, None])
               for name, _path, layer in se_blocks(model) if name in held]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def right(model, batches, y):
    """batches: called for an iterator of (n, 3, S, S), as many images as y (N) -> (N) 1.0 where the first answer is right."""
    with torch.no_grad():
        best = torch.cat([model(x).argmax(1) for x in batches()])
    return (best == y).double()


def change(before, after):
    """Change of top-1 in points and its 95 % interval, from paired results (N) of 0 and 1 -> (3).

    Agresti and Min 2005 (doi 10.1002/sim.1781): half a case more in each of the four cells. Without it, images that all
    stayed as they were would claim an interval of no width.
    """
    count = len(before) + 2
    gained = ((after > before).sum() + 0.5) / count
    lost = ((after < before).sum() + 0.5) / count
    middle, half = gained - lost, 1.96 * ((gained + lost - (gained - lost) ** 2) / count) ** 0.5
    return 100 * torch.stack([(after - before).mean(), middle - half, middle + half]).float()


def measure(model, batches, y, classes, effects=True):
    """The tensors of a profile. y: class index of each image, as many of every class, or None without classes.

    effects: frozen and bypass, too, which take two passes over all images for each block.
    """
    if y is not None and len(torch.bincount(y, minlength=classes).unique()) != 1:
        raise SystemExit('the classes have different numbers of images')
    rng = np.random.default_rng(0)
    best = []
    with torch.no_grad(), tapped(model) as taps:
        for x in batches():
            best.append(model(x).argmax(1))
    if not taps:
        raise SystemExit('this net has no SE blocks, so there are no gates to measure')
    tensors, usual = {}, {}
    for name, record in taps.items():
        z, _, s = (torch.cat(parts) for parts in zip(*record))
        record.clear()
        tensors.update({f'{name}.{key}': value for key, value in statistics(s, y, classes).items()})
        tensors.update({f'{name}.z.{key}': value for key, value in statistics(z, y, classes).items()})
        tensors[f'{name}.saturation'] = torch.stack([(s > 0.9).float().mean(), (s < 0.1).float().mean()])
        tensors[f'{name}.pairs'] = pair_band(s, rng)
        usual[name] = s.mean(0)
    if y is None:
        return tensors
    before = (torch.cat(best) == y).double()
    print(f'top-1 {before.mean():.4f} of {len(y)} images')
    if not effects:
        return tensors
    for name, gates in usual.items():
        for key, held in (('frozen', gates), ('bypass', torch.ones_like(gates))):
            with gates_held(model, {name: held}):
                tensors[f'{name}.{key}'] = change(before, right(model, batches, y))
    with gates_held(model, usual):
        tensors['all.frozen'] = change(before, right(model, batches, y))
    print('all frozen at usual', [round(v, 2) for v in tensors['all.frozen'].tolist()])
    for name in usual:
        print(name, *(f'{key} ' + str([round(v, 2) for v in tensors[f'{name}.{key}'].tolist()])
                      for key in ('frozen', 'bypass', 'pairs')))
    return tensors


def write(path, tensors, sha256, images, y, classes, source):
    """profile.safetensors; `images` in all, of as many for each class where there are classes (y); `source`: which they are."""
    count = {'images': str(images)} if y is None else {'images_per_class': str(images // classes)}
    safetensors_io.write(path, tensors, {'format': 'se-profile/1', 'model_sha256': sha256, 'images_source': source, **count})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--data', required=True)
    args = parser.parse_args()
    model, config, sha256 = model_folder.load(args.folder)
    inputs, y, _ = val_inputs(config, args.data)
    classes = config['num_classes']
    tensors = measure(model, lambda: inputs.split(250), y, classes)
    write(f'{args.folder}/profile.safetensors', tensors, sha256, len(y), y, classes,
          f'validation images of {dataset_of(config).title}')


if __name__ == '__main__':
    main()
