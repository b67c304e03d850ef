"""Images of a folder as batches for a model: its subfolders are classes where they can be matched with the model's labels."""
import os
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import List, Optional

import torch
from PIL import Image, ImageOps

from preprocess import preprocess

_IMAGES = ('.jpg', '.jpeg', '.png', '.webp', '.bmp', '.gif')
_BATCH = 32


@dataclass(frozen=True)
class ImageFolder:
    paths: List[str]
    classes: Optional[torch.Tensor]      # (N) class index of each image; None: no classes
    note: str                            # what was found and what was left out, for the person who waits

    def batches(self, cfg):
        """Yields (n, 3, S, S) preprocessed as config.json's `pretrained_cfg` says."""
        for i in range(0, len(self.paths), _BATCH):
            yield torch.cat([preprocess(_open(path), cfg) for path in self.paths[i:i + _BATCH]])


def _open(path):
    """As the application reads it: EXIF orientation, transparency on white, first frame."""
    try:
        with Image.open(path) as image:
            image = ImageOps.exif_transpose(image)
            if image.mode in ('RGBA', 'LA', 'PA') or 'transparency' in image.info:
                image = image.convert('RGBA')
                image = Image.alpha_composite(Image.new('RGBA', image.size, 'white'), image)
            return image.convert('RGB')
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise SystemExit(f'{path} cannot be read: {error}. Take it out of the folder and run again.')


def _images_below(folder):
    found = []
    for root, folders, names in os.walk(folder):
        folders.sort()
        found += [os.path.join(root, name) for name in sorted(names)
                  if name.lower().endswith(_IMAGES) and not name.startswith('.')]
    return found


def _key(name):
    return re.sub(r'[\W_]+', ' ', str(name)).strip().lower()


def match(names, classes, labels=None, wnids=None):
    """-> {folder name: class index}; only names that fit exactly one class. Names are labels, WordNet ids or class numbers."""
    by_name = defaultdict(set)
    for index in range(classes):
        for known in (labels, wnids):
            if known:
                by_name[_key(known[index])].add(index)
                by_name[_key(known[index].split(',')[0])].add(index)
    found = {}
    for name in names:
        hits = by_name.get(_key(name)) or ({int(name)} if name.isdigit() and int(name) < classes else set())
        if len(hits) == 1:
            found[name] = next(iter(hits))
    return found


def read_folder(folder, classes, labels=None, wnids=None, most=None):
    """The images below `folder`. Classes need a subfolder for each; as many images are taken of every one, `most` at most."""
    subfolders = sorted(name for name in os.listdir(folder) if os.path.isdir(os.path.join(folder, name)))
    images = {name: _images_below(os.path.join(folder, name)) for name in subfolders}
    images = {name: paths for name, paths in images.items() if paths}
    matched = match(images, classes, labels, wnids)
    by_class = {}
    for name, index in matched.items():
        by_class.setdefault(index, []).extend(images[name])
    if not matched and len(images) == classes and not labels and not wnids:
        # Without names: the order of torchvision's ImageFolder, with which such nets are trained.
        by_class = dict(enumerate(images[name] for name in sorted(images)))
        how = 'subfolders in alphabetical order taken for the classes, as torchvision.datasets.ImageFolder numbers them'
    else:
        how = 'subfolders matched with the labels'
    if len(by_class) == classes:
        least = min(len(paths) for paths in by_class.values())
        count = min(least, most or least)
        left = sum(len(paths) for paths in images.values()) - count * classes
        paths = [path for index in range(classes) for path in sorted(by_class[index])[:count]]
        note = f'{count} images of each of {classes} classes, {how}' + (f'; {left} left out, so that all have as many' if left else '')
        return ImageFolder(paths, torch.arange(classes).repeat_interleave(count), note)
    everything = _images_below(folder)
    if not everything:
        raise SystemExit(f'{folder} holds no images ({", ".join(_IMAGES)})')
    paths = everything[:most] if most is None else everything[::max(1, -(-len(everything) // most))][:most]
    reason = 'no subfolders of images' if not images else (
        f'{len(by_class)} of {classes} classes have a subfolder called as they are: '
        f'missing {", ".join(_missing(classes, by_class, labels))}')
    note = (f'{len(paths)} images as one group ({reason}). For what is usual of each class, make one subfolder for every class, '
            'called by its label, its WordNet id or its number')
    return ImageFolder(paths, None, note)


def _missing(classes, by_class, labels):
    missing = [index for index in range(classes) if index not in by_class]
    named = [f'{labels[index]} ({index})' if labels else str(index) for index in missing[:3]]
    return named + (['...'] if len(missing) > 3 else [])
