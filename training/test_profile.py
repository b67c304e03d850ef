"""Profiles of converted nets, against gates written out from the weights. Run: python3 -m unittest

The cases of timm run where timm is installed.
"""
import contextlib
import importlib.util
import io
import json
import os
import unittest

import numpy as np
import torch
from PIL import Image

import convert
import model_folder
import reference
import safetensors_io
from fixtures import randomize_norms
from gate_profile import from_steps
from image_folder import match, read_folder
from preprocess import preprocess
from rebuild import rebuild, recognize
from test_convert import InFolder, excitation_by_hand, net
from trace_hook import se_blocks

HAS_TIMM = importlib.util.find_spec('timm') is not None
LABELS = ['cat', 'dog', 'Persian cat', 'owl', 'fox']


def setUpModule():
    # Nets so small lose more by waiting for threads than they win.
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    unittest.addModuleCleanup(torch.set_num_threads, threads)


class Folder(InFolder):
    def images(self, name, counts, size=40):
        """{subfolder: number of images}, '' for the folder itself."""
        rng = np.random.default_rng(len(name))
        for subfolder, count in counts.items():
            os.makedirs(self.path(f'{name}/{subfolder}'), exist_ok=True)
            for i in range(count):
                pixels = rng.integers(0, 256, (size, size + 9, 3)).astype(np.uint8)
                Image.fromarray(pixels).save(self.path(f'{name}/{subfolder}/{i}.png'))
        return self.path(name)

    def convert(self, *argv):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            convert.main([str(arg) for arg in argv])
        return out.getvalue()

    def checkpoint(self, state=None):
        torch.save(net().state_dict() if state is None else state, self.path('net.pth'))
        with open(self.path('labels.txt'), 'w', encoding='utf-8') as file:
            file.write('\n'.join(LABELS) + '\n\n')
        return self.path('net.pth')

    def profile(self, folder='net'):
        with open(self.path(f'{folder}/config.json'), encoding='utf-8') as file:
            config = json.load(file)
        return (*safetensors_io.read(self.path(f'{folder}/profile.safetensors')), config)

    def gates(self, model, paths, cfg):
        """{name: gates (N, C)} from the layers' weights in double precision."""
        found, handles = {}, []
        for name, _, module in se_blocks(model):
            record = found[name] = []
            handles.append(module.register_forward_hook(
                lambda module, given, _out, record=record: record.append(excitation_by_hand(module, given[0])[2])))
        with torch.no_grad():
            for path in paths:
                model(preprocess(Image.open(path).convert('RGB'), cfg))
        for handle in handles:
            handle.remove()
        return {name: np.stack(record) for name, record in found.items()}

    def agrees(self, tensors, metadata, model, images, classes, config):
        """The gates of every class, and over all images."""
        everything = {}
        for index, name in enumerate(classes):
            paths = [os.path.join(images, name, f) for f in sorted(os.listdir(os.path.join(images, name)))]
            paths = paths[:int(metadata['images_per_class'])]
            for block, gates in self.gates(model, paths, config['pretrained_cfg']).items():
                np.testing.assert_allclose(from_steps(tensors, f'{block}.mean')[index], gates.mean(0), atol=1e-3)
                np.testing.assert_allclose(from_steps(tensors, f'{block}.std')[index], gates.std(0), atol=1e-3)
                everything.setdefault(block, []).append(gates)
        self.assertEqual(sorted(everything), sorted(name for name, _, _ in se_blocks(model)))
        for block, parts in everything.items():
            gates = np.concatenate(parts)
            np.testing.assert_allclose(tensors[f'{block}.mean_all'], gates.mean(0), atol=1e-5)
            np.testing.assert_allclose(tensors[f'{block}.p90'], np.percentile(gates, 90, axis=0), atol=1e-5)


class ProjectNets(Folder):
    def test_subfolders_called_as_the_labels_are_classes(self):
        images = self.images('photos', {'Cat': 4, 'dog': 3, 'persian_cat': 3, '3': 5, 'fox': 3})
        said = self.convert(self.checkpoint(), '--out', self.path('net'), '--labels', self.path('labels.txt'),
                            '--profile', images, '--profile-effects')
        self.assertIn('3 images of each of 5 classes', said)
        self.assertIn('3 left out', said)
        self.assertIn('assumed, since nothing said otherwise: input_size', said)
        tensors, metadata, config = self.profile()
        self.assertEqual((metadata['format'], metadata['images_per_class']), ('se-profile/1', '3'))
        self.assertEqual(metadata['images_source'], 'photos')
        self.assertEqual((config['architecture'], config['label_names']), ('se_resnet20', LABELS))
        self.assertEqual(config['pretrained_cfg']['input_size'], [3, 32, 32])
        model, _, sha256 = model_folder.load(self.path('net'))
        self.assertEqual(metadata['model_sha256'], sha256)
        self.agrees(tensors, metadata, model, images, ['Cat', 'dog', 'persian_cat', '3', 'fox'], config)
        self.assertEqual(tensors['SE_2_1.frozen'].shape, (3,))
        self.assertEqual(tensors['all.frozen'].shape, (3,))

    def test_effects_are_measured_only_where_asked_for(self):
        images = self.images('photos', {label: 2 for label in LABELS})
        self.convert(self.checkpoint(), '--out', self.path('net'), '--labels', self.path('labels.txt'), '--profile', images)
        self.assertEqual([name for name in self.profile()[0] if name.endswith(('frozen', 'bypass'))], [])

    def test_without_a_folder_for_every_class_all_images_are_one_group(self):
        for name, counts in (('some', {'cat': 2, 'dog': 3}), ('none', {'': 5})):
            images = self.images(name, counts)
            said = self.convert(self.checkpoint(), '--out', self.path(f'{name}-net'), '--labels', self.path('labels.txt'),
                                '--profile', f'{images}/', '--profile-source', 'five of them')
            self.assertIn('5 images as one group', said)
            self.assertIn('make one subfolder for every class', said)
            tensors, metadata, config = self.profile(f'{name}-net')
            self.assertEqual((metadata['images'], 'images_per_class' in metadata), ('5', False))
            self.assertEqual(metadata['images_source'], 'five of them')
            self.assertEqual([key for key in tensors if key.endswith(('.mean', '.std'))], [])
            paths = [os.path.join(root, file) for root, _, files in os.walk(images) for file in files]
            model, _, _ = model_folder.load(self.path(f'{name}-net'))
            for block, gates in self.gates(model, paths, config['pretrained_cfg']).items():
                np.testing.assert_allclose(tensors[f'{block}.mean_all'], gates.mean(0), atol=1e-5)

    def test_what_cannot_be_profiled_says_why_and_leaves_nothing(self):
        images = self.images('photos', {'': 1})
        def refused(checkpoint, *options):
            with self.assertRaises(SystemExit) as caught:
                self.convert(checkpoint, '--out', self.path('bad'), *options)
            self.assertFalse(os.path.exists(self.path('bad')))
            return str(caught.exception)
        self.assertIn('no folder', refused(self.checkpoint(), '--profile', self.path('nowhere')))
        os.mkdir(self.path('empty'))
        self.assertIn('holds no images', refused(self.checkpoint(), '--profile', self.path('empty')))
        self.assertIn('not those of se_resnet32', refused(self.checkpoint(), '--profile', images, '--architecture', 'se_resnet32'))
        other = {**net().state_dict(), 'layer1.3.conv1.weight': torch.zeros(8, 8, 3, 3)}
        self.assertIn('--architecture', refused(self.checkpoint(other), '--profile', images))
        with open(self.path('photos/broken.png'), 'w') as file:
            file.write('no image')
        with self.assertRaisesRegex(SystemExit, 'broken.png cannot be read'):
            self.convert(self.checkpoint(), '--out', self.path('net'), '--profile', images)

    def test_every_architecture_of_this_project_is_recognized(self):
        from se_resnet import ARCHITECTURES, build
        for name in ARCHITECTURES:
            if name in ('se_resnet101', 'se_resnet152'):
                continue                             # as se_resnet50, but for the time that they take
            for architecture in (name, name[len('se_'):]):
                state = build(architecture, 4, 3, 2).state_dict()
                self.assertEqual(recognize(state), architecture)
                rebuild(state, architecture)


class Names(unittest.TestCase):
    def test_folders_are_matched_by_label_wordnet_id_or_number_and_only_if_clear(self):
        labels, wnids = ['tench, Tinca tinca', 'crane', 'crane'], ['n01440764', 'n02012849', 'n03126707']
        self.assertEqual(match(['Tench', 'crane', 'n03126707', '001', '7', 'other'], 3, labels, wnids),
                         {'Tench': 0, 'n03126707': 2, '001': 1})


class WithoutLabels(Folder):
    def test_subfolders_in_the_order_of_torchvision_stand_for_classes_without_names(self):
        images = self.images('photos', {'b': 2, 'a': 2, 'c': 1})
        found = read_folder(images, 3)
        self.assertEqual([os.path.basename(os.path.dirname(path)) for path in found.paths], ['a', 'b', 'c'])
        self.assertIn('ImageFolder', found.note)
        self.assertIsNone(read_folder(images, 4).classes)


def varied(model):
    """New nets of timm end every block with a norm of weight 0, behind which there is nothing to squeeze."""
    with torch.no_grad():
        randomize_norms(model)
    return model.eval()


@unittest.skipUnless(HAS_TIMM, 'timm is not installed')
class TimmNets(Folder):
    def test_nets_of_timm_old_and_new_by_name_and_from_a_state_dict(self):
        import timm
        images = self.images('photos', {label: 2 for label in LABELS}, 70)
        for name in ('seresnet18', 'legacy_seresnet18'):
            torch.manual_seed(8)
            model = varied(timm.create_model(name, num_classes=5))
            state = {f'module.{key}': value for key, value in model.state_dict().items()}
            said = self.convert(self.checkpoint(state), '--out', self.path(name), '--labels', self.path('labels.txt'),
                                '--input-size', 64, '--profile', images, *(['--half'] if name == 'seresnet18' else []))
            self.assertIn('2 images of each of 5 classes', said)
            tensors, metadata, config = self.profile(name)
            self.assertEqual(config['architecture'], name)
            self.assertEqual(config['pretrained_cfg']['interpolation'], 'bicubic' if name == 'seresnet18' else 'bilinear')
            rounded, _, sha256 = model_folder.load(self.path(name))
            self.assertEqual(metadata['model_sha256'], sha256)
            self.agrees(tensors, metadata, rounded, images, LABELS, config)
            with contextlib.redirect_stdout(io.StringIO()):
                reference.main([self.path(name)])
            expected, _ = safetensors_io.read(self.path(f'{name}/reference.safetensors'))
            self.assertEqual(expected['SE_5_2.excitation'].shape, (1, 512))
            self.assertEqual(self.profile(name)[2]['reference'], 'reference.safetensors')

    def test_timm_tells_architecture_recipe_and_preprocessing(self):
        images = self.images('photos', {'': 2}, 70)
        self.convert('--timm', 'seresnet50.a1_in1k', '--random', '--out', self.path('a1'), '--profile', images)
        tensors, metadata, config = self.profile('a1')
        self.assertEqual((config['architecture'], config['pretrained_cfg']['tag'], metadata['images']), ('seresnet50', 'a1_in1k', '2'))
        self.assertEqual(tensors['SE_5_3.z.mean_all'].shape, (2048,))

    def test_names_and_shapes_tell_the_nets_of_timm_apart(self):
        import timm
        for name in ('seresnet50', 'seresnext26t_32x4d', 'seresnext50_32x4d', 'legacy_seresnext26_32x4d'):
            with torch.device('meta'):
                state = timm.create_model(name, num_classes=7).state_dict()
            self.assertEqual(recognize(state), name)
        with torch.device('meta'):
            self.assertIsNone(recognize(timm.create_model('ecaresnet26t').state_dict()))

    def test_another_attention_under_the_names_of_se_is_refused(self):
        import timm
        model = varied(timm.create_model('seresnet18', num_classes=5))
        for _, _, module in se_blocks(model):
            module.gate = torch.nn.Hardsigmoid()
        from taps import tapped
        with self.assertRaisesRegex(ValueError, 'does not multiply'), torch.no_grad(), tapped(model):
            model.eval()(torch.randn(2, 3, 64, 64))


if __name__ == '__main__':
    unittest.main()
