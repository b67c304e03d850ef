"""Trains a bundled model (recipes.py) and exports it as a model folder.

  python3 train.py --recipe everyday100 --data DIR --out runs/se_resnet50.lens_everyday100 --steps 8190,1560 --compile
  ... --resume                continues from the run's checkpoint, bit for bit as if it had not stopped

DIR holds {train,val}/CLASS.jpg and classes.tsv. Resolution rises from phase to phase, one number of steps each.
On Linux preload tcmalloc (LD_PRELOAD=libtcmalloc_minimal.so.4): page faults halve the speed without it
(59 against 84 images/s at 64 px on two cores).
"""
import argparse
import dataclasses
import os
import time

import torch

from data import DATASETS, hold_out, read_classes, read_tiles
from export import config, export_weights, write_config
from measure import accuracy, settle_norms
from recipes import RECIPES
from trainer import Trainer


def arguments(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recipe', choices=RECIPES, default='everyday100')
    parser.add_argument('--data', required=True, help='folder of the data set')
    parser.add_argument('--out', required=True, help='folder of the run: train.log, checkpoint.pt, then the model')
    parser.add_argument('--steps', required=True, type=lambda text: [int(n) for n in text.split(',')],
                        help='optimizer steps of each phase, comma-separated')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--resume', action='store_true')
    parser.add_argument('--compile', action='store_true', help='torch.compile (PyTorch 2): faster, other last bits')
    parser.add_argument('--device', default='cpu', choices=('cpu', 'cuda'))
    parser.add_argument('--hold-out', type=int, default=0, metavar='N',
                        help='keep the last N training tiles of each class and measure on them instead of val')
    parser.add_argument('--stop-after', type=int, metavar='STEP', help='save a checkpoint after this step and end')
    for name in ('width', 'reduction', 'batch'):
        parser.add_argument(f'--{name}', type=int, help="instead of the recipe's")
    parser.add_argument('--learning-rate', type=float, help="peak, instead of the recipe's")
    return parser.parse_args(argv)


def main(argv=None):
    args = arguments(argv)
    given = {key: getattr(args, key) for key in ('width', 'reduction', 'batch', 'learning_rate')
             if getattr(args, key) is not None}
    recipe = dataclasses.replace(RECIPES[args.recipe], **given)
    dataset = DATASETS[recipe.dataset]
    if 'OMP_NUM_THREADS' in os.environ:
        torch.set_num_threads(int(os.environ['OMP_NUM_THREADS']))
    sheets, labels = read_classes(args.data, recipe.classes)
    train = read_tiles(args.data, 'train', sheets, dataset.tile)
    if args.hold_out:
        train, val = hold_out(*train, args.hold_out)
    else:
        val = read_tiles(args.data, 'val', sheets, dataset.tile)
    measured = 'held-out' if args.hold_out else 'val'
    trainer = Trainer(recipe, args.steps, len(labels), *train, args.seed, args.compile, args.device)

    os.makedirs(args.out, exist_ok=True)
    checkpoint, log_path = f'{args.out}/checkpoint.pt', f'{args.out}/train.log'
    if args.resume:
        trainer.restore(checkpoint)

    def log(line):
        print(line, flush=True)
        with open(log_path, 'a') as file:
            file.write(line + '\n')
    per_epoch = max(len(train[0]) // recipe.batch, 1)
    if args.resume:
        log(f'resumed after step {trainer.step}')
    else:
        open(log_path, 'w').close()
        parameters = sum(p.numel() for p in trainer.model.parameters())
        log(f'{parameters} parameters, {len(train[0])} images, {per_epoch} steps an epoch')

    started = time.time() - trainer.seconds
    while trainer.step < trainer.total:
        size, rate = trainer.size, trainer.rate
        trainer.advance()
        trainer.seconds = time.time() - started
        if trainer.step % per_epoch == 0:
            top1, top5 = accuracy(trainer.model, *val, dataset)
            trainer.seconds = time.time() - started
            log(f'epoch {trainer.step // per_epoch} size {size} lr {rate:.4f} loss {trainer.loss_sum / per_epoch:.3f} '
                f'{measured} top-1 {top1:.4f} top-5 {top5:.4f} {trainer.seconds:.0f} s')
            trainer.loss_sum = 0.0
            trainer.save(checkpoint)
        if trainer.step == args.stop_after:
            trainer.save(checkpoint)
            return
    trainer.save(checkpoint)
    settle_norms(trainer.model, trainer.x, dataset, recipe.batch)
    top1, top5 = accuracy(trainer.model, *val, dataset)
    steps = ','.join(map(str, args.steps))
    log(f'norms settled; final {measured} top-1 {top1:.4f} top-5 {top5:.4f}; steps {steps}; {time.time() - started:.0f} s')
    export_weights(trainer.model.cpu().state_dict(), f'{args.out}/model.safetensors')
    write_config(f'{args.out}/config.json', config(recipe, dataset, sheets, labels, trainer.model))


if __name__ == '__main__':
    main()
