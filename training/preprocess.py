"""The application's preprocessing, by PIL: centered resize and crop as config.json says, then mean and deviation."""
import numpy as np
import torch

from pil_fixtures import center


def preprocess(image, cfg):
    """PIL RGB image -> (1, 3, S, S) float32, as torchvision's Resize, CenterCrop, ToTensor, Normalize."""
    size = cfg['input_size'][1]
    pixels = np.array(center(image, int(size / cfg['crop_pct']), size, cfg['interpolation']))
    x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
    mean, std = (torch.tensor(cfg[key]).view(1, 3, 1, 1) for key in ('mean', 'std'))
    return (x - mean) / std
