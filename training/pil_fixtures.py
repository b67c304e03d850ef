"""What PIL and torchvision make of synthetic pixels: the reference for the browser's resampler.

Pillow before 13: that version resizes tall pictures vertically first, which gives other last bits.
"""
import json

import numpy as np
import PIL
import torch
from PIL import Image

import safetensors_io

FILTERS = {'bilinear': Image.Resampling.BILINEAR, 'bicubic': Image.Resampling.BICUBIC}


def center(image, short, size, interpolation):
    """torchvision Resize(short) then CenterCrop(size), by PIL alone: (height, width) rounding as torchvision's."""
    width, height = image.size
    if width <= height:
        resized = (short, int(short * height / width))
    else:
        resized = (int(short * width / height), short)
    if resized != image.size:
        image = image.resize(resized, FILTERS[interpolation])
    left, top = int(round((image.width - size) / 2.0)), int(round((image.height - size) / 2.0))
    return image.crop((left, top, left + size, top + size))


def apply(image, case):
    """The case's operation on a PIL image."""
    if case['kind'] == 'resize':
        return image.resize((case['width'], case['height']), FILTERS[case['interpolation']])
    if case['kind'] == 'center':
        return center(image, case['resizeShort'], case['inputSize'], case['interpolation'])
    x, y, size = (case['crop'][key] for key in ('x', 'y', 'size'))
    return image.crop((x, y, x + size, y + size)).resize((case['inputSize'],) * 2, FILTERS[case['interpolation']])


def picture(width, height, rng, kind):
    """(H, W, 3) uint8: 'noise', 'gradient', 'mixed' (gradient with noise), or 'edges' (0 and 255: overshoot clips)."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    gradient = np.stack([255 * x / max(width - 1, 1), 255 * y / max(height - 1, 1),
                         127.5 + 127.5 * np.sin(x / 3 + y / 5)], 2)
    noise = rng.integers(0, 256, (height, width, 3))
    pixels = {'noise': noise, 'gradient': gradient, 'mixed': 0.6 * gradient + 0.4 * noise,
              'edges': 255 * (noise > 127)}[kind]
    return np.clip(np.round(pixels), 0, 255).astype(np.uint8)


# (source width, source height, content, operation)
def resize(interpolation, width, height):
    return {'kind': 'resize', 'interpolation': interpolation, 'width': width, 'height': height}


def centered(interpolation, short, size):
    return {'kind': 'center', 'interpolation': interpolation, 'resizeShort': short, 'inputSize': size}


def square(interpolation, x, y, side, size):
    return {'kind': 'square', 'interpolation': interpolation, 'crop': {'x': x, 'y': y, 'size': side}, 'inputSize': size}


CASES = [case for i in FILTERS for case in [
    (32, 24, 'noise', resize(i, 16, 12)),          # shrink by two
    (37, 29, 'mixed', resize(i, 11, 7)),           # shrink, odd sizes
    (9, 7, 'mixed', resize(i, 31, 23)),            # enlarge, odd sizes
    (24, 24, 'edges', resize(i, 17, 33)),          # shrink across, enlarge down; clips at 0 and 255
    (1, 1, 'noise', resize(i, 8, 8)),
    (5, 4, 'noise', resize(i, 1, 1)),
    (3, 101, 'mixed', resize(i, 16, 16)),
    (101, 3, 'mixed', resize(i, 16, 16)),
    (16, 30, 'noise', resize(i, 16, 13)),          # width unchanged: one pass only
    (30, 16, 'noise', resize(i, 13, 16)),          # height unchanged
    (16, 16, 'noise', resize(i, 16, 16)),          # nothing to do
    (35, 27, 'gradient', centered(i, 16, 16)),
    (33, 46, 'mixed', centered(i, 19, 16)),        # crop_pct below 1: offsets that round half to even
    (20, 13, 'mixed', centered(i, 32, 28)),        # enlarge
    (16, 21, 'noise', centered(i, 16, 16)),        # shorter side already fits
    (3, 101, 'mixed', centered(i, 8, 8)),
    (1, 1, 'noise', centered(i, 17, 16)),
    (34, 28, 'mixed', square(i, 7, 2, 23, 16)),
    (34, 28, 'noise', square(i, 18, 12, 16, 16)),  # no resize
    (24, 20, 'edges', square(i, 0, 0, 5, 16)),     # enlarge a small crop
]]


def write(path):
    """`case{i}.source`, `case{i}.resized` (H, W, 3), F32 of 0..255; `__metadata__.cases` the operations, JSON."""
    rng, tensors = np.random.default_rng(0), {}
    for i, (width, height, kind, case) in enumerate(CASES):
        source = picture(width, height, rng, kind)
        result = np.asarray(apply(Image.fromarray(source), case))
        tensors[f'case{i}.source'] = torch.from_numpy(source.astype(np.float32))
        tensors[f'case{i}.resized'] = torch.from_numpy(result.astype(np.float32))
    safetensors_io.write(path, tensors, {'cases': json.dumps([case for *_, case in CASES]),
                                       'pillow': PIL.__version__})
