"""Measures an exported model on the val tiles of its data set, through the application's preprocessing.

  python3 evaluate.py ../public/models/se_resnet50.lens_everyday100 --data DIR
  ... --predictions FILE    [{file, top1}] of every tile, as JSON
  ... --tiles FOLDER        the tiles as PNG files, 000-n01443537-00.png: class index, sheet, number in the sheet
"""
import argparse
import json
import os

import torch
from PIL import Image

import model_folder
from data import DATASETS, read_classes, read_tiles
from preprocess import preprocess
from taps import tapped


def tile_names(sheets, y):
    seen = [0] * len(sheets)
    for label in y.tolist():
        yield f'{label:03d}-{sheets[label]}-{seen[label]:02d}.png'
        seen[label] += 1


def dataset_of(config):
    """The data set that the project's own model was trained on."""
    return next(d for d in DATASETS.values() if d.wordnet == ('label_wnids' in config))


def val_inputs(config, folder):
    """-> (preprocessed inputs (N, 3, S, S), class indices y (N), tiles as PIL images) of the val tiles in `folder`."""
    sheets = config.get('label_wnids') or read_classes(folder)[0]
    x, y = read_tiles(folder, 'val', sheets, dataset_of(config).tile)
    images = [Image.fromarray(t.permute(1, 2, 0).numpy()) for t in x]
    return torch.cat([preprocess(image, config['pretrained_cfg']) for image in images]), y, images


def calibration_error(probabilities, correct, bins=15):
    """Expected calibration error: |accuracy - mean confidence| over equal bins of confidence, weighted by their size."""
    confidence = probabilities.max(1).values
    bin_of = (confidence * bins).long().clamp(max=bins - 1)
    error = 0.0
    for b in range(bins):
        inside = bin_of == b
        if inside.any():
            error += inside.float().mean() * (correct[inside].float().mean() - confidence[inside].mean()).abs()
    return float(error)


def gate_row(name, hidden, s):
    """Markdown row: mean; deviation across channels of the mean gate; mean over channels of the deviation across
    images; share of (image, unit) silent; units silent on every image."""
    return (f'| {name} | {s.shape[1]}, {hidden.shape[1]} | {s.mean():.2f} | {s.mean(0).std(unbiased=False):.3f} '
            f'| {s.std(0, unbiased=False).mean():.3f} | {(hidden == 0).float().mean():.2f} '
            f'| {int((hidden == 0).all(0).sum())} |')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--data', required=True)
    parser.add_argument('--predictions')
    parser.add_argument('--tiles')
    args = parser.parse_args()
    model, config, sha256 = model_folder.load(args.folder)
    labels = config['label_names']
    inputs, y, images = val_inputs(config, args.data)
    names = list(tile_names(config.get('label_wnids') or read_classes(args.data)[0], y))
    with torch.no_grad(), tapped(model) as taps:
        logits = torch.cat([model(inputs[i:i + 100]) for i in range(0, len(inputs), 100)])
    best = logits.topk(min(5, len(labels)), 1).indices
    hit = best == y[:, None]
    probabilities = logits.softmax(1)
    print(f'{args.folder}: sha256 {sha256}')
    print(f'{len(y)} tiles: top-1 {hit[:, 0].float().mean():.4f} top-5 {hit.any(1).float().mean():.4f}')
    print(f'expected calibration error, 15 bins: {calibration_error(probabilities, hit[:, 0]):.4f}; '
          f'mean confidence {probabilities.max(1).values.mean():.4f}')
    per_class = sorted(((hit[y == c, 0].float().mean().item(), labels[c]) for c in range(len(labels))), reverse=True)
    print('best:', ', '.join(f'{label} {share:.0%}' for share, label in per_class[:10]))
    print('worst:', ', '.join(f'{label} {share:.0%}' for share, label in per_class[:-11:-1]))
    print('| block | C, h | mean | across channels | across images | silent hidden | never active |')
    print('|---|---|---|---|---|---|---|')
    for name, record in taps.items():
        _, hidden, s = (torch.cat(parts) for parts in zip(*record))
        print(gate_row(name, hidden, s))
    if args.predictions:
        with open(args.predictions, 'w') as file:
            json.dump([{'file': name, 'top1': int(b)} for name, b in zip(names, best[:, 0])], file)
    if args.tiles:
        os.makedirs(args.tiles, exist_ok=True)
        for name, image in zip(names, images):
            image.save(f'{args.tiles}/{name}')


if __name__ == '__main__':
    main()
