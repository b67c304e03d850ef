"""What is trained how: one row a bundled model."""
from dataclasses import dataclass, replace
from typing import Callable, Optional, Sequence

import mixing
from augment import pad_crop, zoom_crop
from everyday100 import EVERYDAY


@dataclass(frozen=True)
class Recipe:
    dataset: str
    classes: Optional[Sequence[int]]    # rows of classes.tsv; None: all
    architecture: str
    width: int
    reduction: int
    augment: Callable
    sizes: Sequence[int]                # resolution of each phase, pixels; the last is the model's input size
    label_smoothing: float
    learning_rate: float = 0.2          # peak
    weight_decay: float = 5e-4
    batch: int = 128
    he_gates: bool = False              # He-initialized SE layers: gates that react to the image from the start
    bfloat16: bool = False              # autocast of the forward pass; weights and export stay float32


RECIPES = {
    'everyday100': Recipe('tiny-imagenet', EVERYDAY, 'se_resnet50', 24, 8, zoom_crop, (48, 64), 0.1, he_gates=True,
                          bfloat16=True),
    'cifar10': Recipe('cifar-10', None, 'se_resnet20', 16, 8, pad_crop, (32,), 0.0, bfloat16=True),
}

# The same net without SE, trained the same way, for comparison.
RECIPES['cifar10-plain'] = replace(RECIPES['cifar10'], architecture='resnet20')


@dataclass(frozen=True)
class Distilled:
    """Nets of RECIPES that learn from a wide one (distill.py). A phase: (resolution, only the nets' own classes, images
    mixed); the last one is plain, as images are in testing."""
    nets: Sequence[str]
    teacher: str
    teacher_width: int
    crop: Callable
    teacher_phases: Sequence[tuple]
    phases: Sequence[tuple]
    temperature: float
    learning_rate: float = 0.4          # peak, for nets and teacher
    batch: int = 256


DISTILLED = {
    'everyday100': Distilled(('everyday100',), 'se_resnet50', 64, mixing.zoom_crop,
                             ((48, False, True), (64, False, False)),
                             ((48, False, True), (64, True, True), (64, True, False)), 2.0),
    'cifar10': Distilled(('cifar10', 'cifar10-plain'), 'se_resnet20', 64, mixing.shift_crop,
                         ((32, False, True), (32, False, False)), ((32, False, True), (32, False, False)), 4.0),
}
