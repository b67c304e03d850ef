"""Writes MODEL_FOLDER/reference.safetensors: what PyTorch computes for one synthetic image; the application compares
itself with it after warm-up.

  python3 reference.py ../public/models/se_resnet50.lens_everyday100

Any folder that convert.py wrote with a known architecture and the preprocessing will do.
"""
import argparse

import numpy as np
import torch
from PIL import Image

import model_folder
import safetensors_io
from export import write_config
from preprocess import preprocess
from taps import tapped


def synthetic_image(size, seed=0):
    """Smooth colored waves, every channel over its full range: (size, size) PIL image, of no data set."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:size, 0:size] / size
    waves = np.zeros((size, size, 3))
    for channel in range(3):
        for _ in range(8):
            fx, fy = rng.uniform(-4, 4, 2)
            waves[:, :, channel] += rng.normal() * np.sin(2 * np.pi * (fx * x + fy * y + rng.random()))
    low, high = waves.min((0, 1)), waves.max((0, 1))
    return Image.fromarray(np.round(255 * (waves - low) / (high - low)).astype(np.uint8))


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    folder = parser.parse_args(argv).folder
    torch.set_num_threads(1)
    model, config, sha256 = model_folder.load(folder)
    image = preprocess(synthetic_image(config['pretrained_cfg']['input_size'][1]), config['pretrained_cfg'])
    with torch.no_grad(), tapped(model) as taps:
        tensors = {'input': image, 'logits': model(image)}
    for name, [(z, _, s)] in taps.items():
        tensors.update({f'{name}.squeeze': z, f'{name}.excitation': s})
    safetensors_io.write(f'{folder}/reference.safetensors', tensors, {'model_sha256': sha256})
    if config.get('reference') is None:            # else the application would not look for it
        write_config(f'{folder}/config.json', {**config, 'reference': 'reference.safetensors'})
    best = tensors['logits'].softmax(1)[0].topk(min(5, tensors['logits'].shape[1]))
    labels = config.get('label_names')
    print([(labels[i] if labels else i, round(p, 3)) for p, i in zip(best.values.tolist(), best.indices.tolist())])


if __name__ == '__main__':
    main()
