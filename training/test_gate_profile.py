"""The profile's numbers, recomputed by another way. Run: python3 -m unittest

With SELENS_DATA=FOLDER, which holds tiny-imagenet/ and cifar-10/, also those of every bundled SE model: one class from
the exported weights.
"""
import glob
import os
import unittest

import numpy as np
import torch

import model_folder
import safetensors_io
from data import DATASETS, normalize, read_classes, read_tiles
from gate_profile import change, from_steps, gates_held, pair_band, statistics
from se_resnet import build

DATA = os.environ.get('SELENS_DATA')
MODELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'public', 'models')


def gates_by_hand(model, x):
    """x (N, 3, S, S) -> {NAME: gates (N, C)}, with the excitation written out; the model's own SE layers do not run."""
    found = {}

    def written_out(name, layer):
        def gate(_layer, inputs, _output):
            u = inputs[0]
            z = u.flatten(2).sum(2) / (u.shape[2] * u.shape[3])
            logits = np.maximum(z.numpy() @ layer.fc[0].weight.numpy().T, 0) @ layer.fc[2].weight.numpy().T
            found[name] = torch.from_numpy(1 / (1 + np.exp(-logits)))
            return u * found[name][:, :, None, None]
        return gate
    handles = [layer.register_forward_hook(written_out(name, layer)) for name, layer in model.se_blocks()]
    with torch.no_grad():
        model(x)
    for handle in handles:
        handle.remove()
    return found


class Statistics(unittest.TestCase):
    def test_mean_deviation_and_percentiles_are_those_of_numpy(self):
        values, y = torch.rand(60, 5, generator=torch.manual_seed(1)), torch.arange(60) % 3
        found = statistics(values, y, 3)
        np.testing.assert_allclose(from_steps(found, 'mean')[1], values.numpy()[1::3].mean(0), atol=1e-3)
        np.testing.assert_allclose(from_steps(found, 'std')[1], values.numpy()[1::3].std(0), atol=1e-3)
        np.testing.assert_allclose(found['std_all'], values.numpy().std(0), rtol=1e-5)
        np.testing.assert_allclose(found['p90'], np.percentile(values.numpy(), 90, axis=0), rtol=1e-5)

    def test_random_pairs_are_correlations_of_deviations_from_the_mean(self):
        gates = torch.rand(9, 40, generator=torch.manual_seed(2))
        low, high = pair_band(gates, np.random.default_rng(0)).tolist()
        matrix = np.corrcoef((gates - gates.mean(0)).numpy())
        every = matrix[~np.eye(9, dtype=bool)]
        self.assertTrue(every.min() - 1e-5 <= low < 0 < high <= every.max() + 1e-5)

    def test_the_interval_is_that_of_paired_shares_and_has_a_width_where_nothing_changed(self):
        before, after = torch.tensor([1., 1, 1, 0, 1, 0, 1, 1]).double(), torch.tensor([1., 0, 1, 1, 1, 0, 0, 1]).double()
        points, low, high = change(before, after).tolist()
        half = 196 * 0.039 ** 0.5                  # 1 gained, 2 lost of 8; by hand from the paper's formula
        np.testing.assert_allclose([points, low, high], [-12.5, -10 - half, -10 + half], rtol=1e-5)
        same = torch.ones(24).double()
        np.testing.assert_allclose(change(same, same).tolist(), [0, -196 / 26, 196 / 26], rtol=1e-5)

    def test_gates_are_held_only_within_the_block(self):
        torch.manual_seed(3)
        model, x = build('se_resnet18', 8, 5, 4).eval(), torch.randn(2, 3, 32, 32)
        with torch.no_grad():
            free = model(x)
            name, layer = model.se_blocks()[3]
            with gates_held(model, {name: gates_by_hand(model, x)[name][0]}):
                held = model(x)
            self.assertTrue(torch.allclose(held[0], free[0], atol=1e-5))
            self.assertFalse(torch.allclose(held[1], free[1], atol=1e-5))
            self.assertTrue(torch.equal(model(x), free))


@unittest.skipUnless(DATA, 'SELENS_DATA names no folder of data sets')
class BundledProfiles(unittest.TestCase):
    def test_one_class_recomputed_from_the_exported_weights_agrees(self):
        paths = sorted(glob.glob(f'{MODELS}/*/profile.safetensors'))
        self.assertGreater(len(paths), 1)
        for path in paths:
            with self.subTest(path=path):
                model, config, sha256 = model_folder.load(os.path.dirname(path))
                profile, metadata = safetensors_io.read(path)
                self.assertEqual(metadata['model_sha256'], sha256)
                index = config['num_classes'] // 2
                kind = 'tiny-imagenet' if 'label_wnids' in config else 'cifar-10'
                folder, dataset = f'{DATA}/{kind}', DATASETS[kind]
                sheet = (config.get('label_wnids') or read_classes(folder)[0])[index]
                x, _ = read_tiles(folder, 'val', [sheet], dataset.tile)
                size = config['pretrained_cfg']['input_size'][1]
                x = normalize(x, dataset)
                self.assertEqual(size, dataset.tile, 'resized tiles need the preprocessing of evaluate.py')
                self.assertEqual(int(metadata['images_per_class']), len(x))
                for name, gates in gates_by_hand(model, x).items():
                    mean, std = (profile[f'{name}.{key}'][index].float() if f'{name}.{key}.low' not in profile
                                 else from_steps(profile, f'{name}.{key}')[index] for key in ('mean', 'std'))
                    np.testing.assert_allclose(mean, gates.mean(0), atol=2e-3)
                    np.testing.assert_allclose(std, gates.std(0, unbiased=False), atol=2e-3)


if __name__ == '__main__':
    unittest.main()
