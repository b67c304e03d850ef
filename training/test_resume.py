"""A stopped and resumed run must give the same bits as one that never stopped. Run: python3 -m unittest"""
import dataclasses
import os
import tempfile
import unittest

import numpy as np
import torch
from PIL import Image

import safetensors_io
import train
from recipes import RECIPES
from trainer import Trainer

TINY = dataclasses.replace(RECIPES['everyday100'], architecture='se_resnet18', width=4, reduction=2, batch=8,
                           sizes=(40, 48, 64))


def tiles():
    rng = np.random.default_rng(1)
    return torch.from_numpy(rng.integers(0, 256, (28, 3, 64, 64), dtype=np.uint8)), torch.arange(28) % 5


def trainer():
    return Trainer(TINY, [3, 2, 2], 5, *tiles(), seed=0)


def differing(a, b):
    return [name for name in a if not torch.equal(a[name], b[name])]


class Resume(unittest.TestCase):
    def test_every_stop_gives_the_same_weights_momentum_and_loss(self):
        whole = trainer()
        while whole.step < whole.total:
            whole.advance()
        for stop in range(1, whole.total):         # in an epoch, between epochs (3 steps each), at a new resolution
            with self.subTest(stop=stop), tempfile.TemporaryDirectory() as folder:
                first = trainer()
                for _ in range(stop):
                    first.advance()
                first.save(f'{folder}/checkpoint.pt')
                torch.rand(7)                      # the world moves on
                second = trainer()
                second.restore(f'{folder}/checkpoint.pt')
                while second.step < second.total:
                    second.advance()
                self.assertEqual(differing(whole.model.state_dict(), second.model.state_dict()), [])
                self.assertEqual(whole.loss_sum, second.loss_sum)
                moments = [[state['momentum_buffer'] for state in t.optimizer.state.values()] for t in (whole, second)]
                self.assertTrue(all(torch.equal(a, b) for a, b in zip(*moments)))

    def test_a_checkpoint_started_with_other_settings_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            trainer().save(f'{folder}/checkpoint.pt')
            other = Trainer(TINY, [3, 2, 3], 5, *tiles(), seed=0)
            with self.assertRaisesRegex(SystemExit, r'plan: \[3, 2, 2\] there, \[3, 2, 3\] here'):
                other.restore(f'{folder}/checkpoint.pt')

    def test_the_command_line_exports_the_same_file_after_a_stop(self):
        with tempfile.TemporaryDirectory() as folder:
            write_sheets(f'{folder}/data')
            options = ['--recipe', 'cifar10', '--data', f'{folder}/data', '--steps', '6', '--batch', '16',
                       '--width', '4', '--reduction', '2']
            train.main([*options, '--out', f'{folder}/whole'])
            train.main([*options, '--out', f'{folder}/parts', '--stop-after', '4'])
            self.assertFalse(os.path.exists(f'{folder}/parts/model.safetensors'))
            train.main([*options, '--out', f'{folder}/parts', '--resume'])
            whole, parts = (safetensors_io.read(f'{folder}/{run}/model.safetensors')[0] for run in ('whole', 'parts'))
            self.assertEqual(differing(whole, parts), [])
            self.assertEqual(whole['layer1.0.se.fc.0.weight'].dtype, torch.float16)
            self.assertEqual(whole['bn1.running_var'].dtype, torch.float32)


def write_sheets(folder):
    rng = np.random.default_rng(2)
    names = 'airplane automobile bird cat deer dog frog horse ship truck'.split()
    for split, columns in (('train', 5), ('val', 2)):
        os.makedirs(f'{folder}/{split}')
        for name in names:
            pixels = rng.integers(0, 256, (32, 32 * columns, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(f'{folder}/{split}/{name}.jpg')
    with open(f'{folder}/classes.tsv', 'w') as file:
        file.write('index\tlabel\n' + ''.join(f'{i}\t{name}\n' for i, name in enumerate(names)))


if __name__ == '__main__':
    unittest.main()
