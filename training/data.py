"""Tile sheets: one JPEG a class, square tiles in reading order without gaps; `classes.tsv` gives the class order."""
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image


@dataclass(frozen=True)
class Dataset:
    title: str
    tile: int       # side of a tile, pixels
    mean: tuple     # of the training images, R, G, B in 0..1
    std: tuple
    wordnet: bool   # classes.tsv has WordNet ids and words, and sheets are named by id; else names only


DATASETS = {
    'tiny-imagenet': Dataset('Tiny ImageNet', 64, (0.4802, 0.4481, 0.3975), (0.2764, 0.2689, 0.2816), True),
    'cifar-10': Dataset('CIFAR-10', 32, (0.4913, 0.4821, 0.4465), (0.2452, 0.2428, 0.2606), False),
}


def read_classes(folder, indices=None):
    """-> (sheet names, display labels), all classes or those at `indices`, in this order."""
    with open(f'{folder}/classes.tsv') as file:
        rows = [line.split('\t') for line in file.read().splitlines()[1:]]
    rows = rows if indices is None else [rows[i] for i in indices]
    return [row[1] for row in rows], [row[-1].split(',')[0] for row in rows]


def read_tiles(folder, split, sheets, tile):
    """-> x (N, 3, tile, tile) uint8, y (N) class indices; class by class, tiles in reading order."""
    with ThreadPoolExecutor() as pool:
        xs = list(pool.map(lambda name: _tiles(f'{folder}/{split}/{name}.jpg', tile), sheets))
    ys = [label for label, x in enumerate(xs) for _ in range(len(x))]
    return torch.from_numpy(np.concatenate(xs)), torch.tensor(ys)


def _tiles(path, tile):
    sheet = np.asarray(Image.open(path).convert('RGB'))
    rows, columns = sheet.shape[0] // tile, sheet.shape[1] // tile
    return sheet.reshape(rows, tile, columns, tile, 3).transpose(0, 2, 4, 1, 3).reshape(-1, 3, tile, tile)


def hold_out(x, y, count):
    """-> ((x, y) without the last `count` tiles of each class, (x, y) of these): recipes are chosen on the latter."""
    held = torch.zeros(len(y), dtype=torch.bool)
    for label in range(int(y.max()) + 1):
        held[(y == label).nonzero()[-count:, 0]] = True
    return (x[~held], y[~held]), (x[held], y[held])


def normalize(x, dataset):
    """(N, 3, H, W) uint8 -> float32 with the data set's mean 0 and deviation 1, channels last in memory."""
    mean, std = (torch.tensor(v, device=x.device).view(1, 3, 1, 1) for v in (dataset.mean, dataset.std))
    return ((x.float() / 255 - mean) / std).contiguous(memory_format=torch.channels_last)
