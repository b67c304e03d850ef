"""Random crops and flips; every random number comes from `rng` (numpy Generator), so that a run can be resumed."""
import torch
import torch.nn.functional as F

from data import normalize


def zoom_crop(x, size, rng, dataset):
    """(N, 3, T, T) uint8 -> (N, 3, size, size). One side length a batch (half to all of the tile), own position and flip
    per image, resized to `size`."""
    tile = x.shape[-1]
    side = int(rng.integers(round(tile / 2), tile + 1))
    top, left = rng.integers(0, tile + 1 - side, (2, len(x)))
    x = normalize(_flip(_cut(x, top, left, side), rng), dataset)
    if side == size:
        return x
    return F.interpolate(x, size=(size, size), mode='bilinear', align_corners=False, antialias=side > size)


def pad_crop(x, size, rng, dataset):
    """(N, 3, size, size) uint8 -> the same shape: 4 pixels reflected around, a random crop and flip per image."""
    x = F.pad(x.float(), (4, 4, 4, 4), mode='reflect')
    top, left = rng.integers(0, 9, (2, len(x)))
    return normalize(_flip(_cut(x, top, left, size), rng), dataset)


def _cut(x, top, left, side):
    images = torch.arange(len(x), device=x.device).view(-1, 1, 1)
    span = torch.arange(side, device=x.device)
    rows = torch.from_numpy(top).to(x.device).view(-1, 1, 1) + span.view(1, -1, 1)
    columns = torch.from_numpy(left).to(x.device).view(-1, 1, 1) + span
    return x.permute(0, 2, 3, 1)[images, rows, columns].permute(0, 3, 1, 2)


def _flip(x, rng):
    flipped = torch.from_numpy(rng.random(len(x)) < 0.5).to(x.device)
    x[flipped] = x[flipped].flip(3)
    return x
