"""Crops, colours and mixtures whose random numbers are drawn where the images are, so that a CUDA graph can hold them."""
import math

import torch
import torch.nn.functional as F


def shift_crop(x, size):
    """(N, 3, size, size) uint8 -> float in 0..1: 4 pixels reflected around, an own crop and flip for each image."""
    x = F.pad(x.float() / 255, (4, 4, 4, 4), mode='reflect')
    top, left = torch.randint(0, 9, (2, len(x), 1, 1), device=x.device)
    span = torch.arange(size, device=x.device)
    images = torch.arange(len(x), device=x.device).view(-1, 1, 1)
    x = x.permute(0, 2, 3, 1)[images, top + span.view(-1, 1), left + span].permute(0, 3, 1, 2)
    return torch.where(_some(x, 0.5), x.flip(3), x)


def zoom_crop(x, size):
    """(N, 3, T, T) uint8 -> (N, 3, size, size) float in 0..1: each image its own crop, a quarter to all of the tile, a
    quarter wider or higher at most, flip, brightness, contrast and saturation."""
    area = _uniform(x, 0.25, 1)
    ratio = torch.exp(_uniform(x, -1, 1) * math.log(5 / 4))
    width, height = (area * ratio).sqrt().clamp(max=1), (area / ratio).sqrt().clamp(max=1)
    across, down = _uniform(x, -1, 1) * (1 - width), _uniform(x, -1, 1) * (1 - height)
    mirrored = torch.where(_some(x, 0.5), -width, width)
    zero = torch.zeros_like(width)
    place = torch.stack([torch.cat([mirrored, zero, across], 1), torch.cat([zero, height, down], 1)], 1).squeeze(-1)
    grid = F.affine_grid(place.reshape(len(x), 2, 3), (len(x), 3, size, size), align_corners=False)
    return _colors(F.grid_sample(x.float() / 255, grid, padding_mode='reflection', align_corners=False))


def mix(x, targets):
    """Every second image with its neighbour in the batch: blended (mixup, arXiv 1710.09412) or with a rectangle of it
    (CutMix, arXiv 1905.04899), as often; x (N, 3, S, S), targets (N, classes), the shares in which the images show."""
    kept = _weights(x)
    share = kept.mean((2, 3))
    return kept * x + (1 - kept) * x.roll(1, 0), share * targets + (1 - share) * targets.roll(1, 0)


def _weights(x):
    """(N, 1, S, S): how much of each pixel is the image's own."""
    size = x.shape[-1]
    kind, kept = _uniform(x, 0, 1), _uniform(x, 0, 1)
    half = (1 - kept).sqrt() * size / 2
    across, down = _uniform(x, 0, size), _uniform(x, 0, size)
    span = torch.arange(size, device=x.device) + 0.5
    inside = ((span.view(1, 1, -1, 1) - down).abs() < half) & ((span - across).abs() < half)
    return torch.where(kind < 0.5, torch.ones_like(kept), torch.where(kind < 0.75, kept, (~inside).float()))


def _colors(x):
    brightness, contrast, saturation = (_uniform(x, 0.7, 1.3) for _ in range(3))
    x = x * brightness
    middle = x.mean((1, 2, 3), keepdim=True)
    x = middle + (x - middle) * contrast
    grey = x.mean(1, keepdim=True)
    return (grey + (x - grey) * saturation).clamp(0, 1)


def _uniform(x, low, high):
    return low + (high - low) * torch.rand(len(x), 1, 1, 1, device=x.device)


def _some(x, share):
    return torch.rand(len(x), 1, 1, 1, device=x.device) < share
