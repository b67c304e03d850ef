"""What the nets learn from: mixtures, crops, and a teacher's answers. Run: python3 -m unittest"""
import copy
import dataclasses
import json
import os
import tempfile
import unittest
import unittest.mock

import numpy as np
import torch
from PIL import Image

import mixing
import safetensors_io
from recipes import DISTILLED
from se_resnet import build

try:
    import distill
except ImportError:                                # torch before 2.4
    distill = None


class Mixtures(unittest.TestCase):
    def test_targets_are_the_shares_in_which_the_images_show(self):
        torch.manual_seed(0)
        shades = torch.rand(64, 1, 1, 1)
        x, targets = mixing.mix(shades.expand(64, 3, 16, 16), torch.eye(64))
        self.assertTrue(torch.allclose(targets.sum(1), torch.ones(64)))
        self.assertTrue(torch.allclose(targets @ shades.flatten(), x.mean((1, 2, 3)), atol=1e-5))
        plain = (targets.max(1).values == 1).float().mean().item()
        self.assertTrue(0.3 < plain < 0.7, plain)

    def test_a_shifted_crop_is_a_window_of_the_reflected_tile(self):
        torch.manual_seed(0)
        tile = torch.randint(0, 256, (1, 3, 32, 32), dtype=torch.uint8)
        padded = torch.nn.functional.pad(tile.float() / 255, (4, 4, 4, 4), mode='reflect')[0]
        windows = [padded[:, top:top + 32, left:left + 32] for top in range(9) for left in range(9)]
        windows += [window.flip(2) for window in windows]
        crops = mixing.shift_crop(tile.expand(40, -1, -1, -1), 32)
        found = {next(i for i, window in enumerate(windows) if torch.equal(window, crop)) for crop in crops}
        self.assertGreater(len(found), 20)

    def test_a_zoomed_crop_shows_each_image_at_its_own_scale(self):
        torch.manual_seed(0)
        ramp = torch.arange(64, dtype=torch.uint8).expand(1, 3, 64, 64)
        crops = mixing.zoom_crop(ramp.expand(50, -1, -1, -1), 48)
        slopes = (crops[:, 0, 24, 30] - crops[:, 0, 24, 20]).abs()
        self.assertGreater(slopes.max() / slopes.min().clamp(min=1e-6), 1.5)
        self.assertTrue(bool(((crops >= 0) & (crops <= 1)).all()))


@unittest.skipIf(distill is None, 'needs a newer torch')
class Distilling(unittest.TestCase):
    def test_frozen_answers_are_the_teacher_s(self):
        torch.manual_seed(0)
        teacher = build('se_resnet20', 8, 5, 4)
        teacher(torch.randn(16, 3, 32, 32))        # running averages other than 0 and 1
        before = copy.deepcopy(teacher.state_dict())
        x = torch.randn(8, 3, 32, 32)
        answers = distill.frozen(teacher)(x.to(torch.bfloat16)).float()
        exact = teacher.eval()(x)
        self.assertLess((answers - exact).norm() / exact.norm(), 0.02)
        self.assertTrue(all(torch.equal(before[name], value) for name, value in teacher.state_dict().items()))

    def test_the_loss_falls_to_the_true_classes_where_the_answers_are_the_teacher_s(self):
        answers, targets = torch.tensor([[2., 0., -1.]]), torch.tensor([[1., 0., 0.]])
        loss = distill.from_teacher(targets, answers, 4.0)
        truth = 0.1 * torch.nn.functional.cross_entropy(answers, targets)
        self.assertAlmostEqual(loss(answers).item(), truth.item(), places=6)
        self.assertGreater(loss(-answers).item(), loss(answers).item())

    def test_a_run_writes_each_net_with_its_own_classes_and_trains_again_from_its_teacher(self):
        recipe = dataclasses.replace(DISTILLED['cifar10'], teacher_width=8, batch=4)
        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(DISTILLED, cifar10=recipe):
            write_data(folder)
            common = ['--recipe', 'cifar10', '--data', folder, '--device', 'cpu']
            distill.main([*common, '--out', f'{folder}/a', '--teacher-epochs', '1,1', '--epochs', '1,1'])
            with open(f'{folder}/a/cifar10/config.json') as file:
                self.assertEqual(json.load(file)['num_classes'], 10)
            first, _ = safetensors_io.read(f'{folder}/a/cifar10/model.safetensors')
            plain, _ = safetensors_io.read(f'{folder}/a/cifar10-plain/model.safetensors')
            self.assertEqual(set(first) - set(plain), {name for name in first if '.se.' in name})
            distill.main([*common, '--out', f'{folder}/b', '--teacher', f'{folder}/a/teacher.pt', '--epochs', '1,1'])
            again, _ = safetensors_io.read(f'{folder}/b/cifar10/model.safetensors')
            self.assertTrue(all(torch.equal(first[name], again[name]) for name in first))


def write_data(folder):
    """Two tiles a class and set of random CIFAR-10."""
    from labels_zh import LABELS_ZH
    names = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']
    assert all(name in LABELS_ZH for name in names)
    with open(f'{folder}/classes.tsv', 'w') as file:
        file.write('index\tname\n' + ''.join(f'{i}\t{name}\n' for i, name in enumerate(names)))
    rng = np.random.default_rng(0)
    for split in ('train', 'val'):
        os.makedirs(f'{folder}/{split}')
        for name in names:
            Image.fromarray(rng.integers(0, 256, (32, 64, 3), dtype=np.uint8)).save(f'{folder}/{split}/{name}.jpg')


if __name__ == '__main__':
    unittest.main()
