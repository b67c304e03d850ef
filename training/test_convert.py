"""Converted folders against the nets they came from, and traces against the excitation written out.

Run: python3 -m unittest. The cases of timm run where timm is installed.
"""
import contextlib
import importlib.util
import io
import json
import os
import tempfile
import unittest

import numpy as np
import torch

import convert
import safetensors_io
from se_resnet import build
from trace_hook import save_trace, se_blocks, trace

HAS_TIMM = importlib.util.find_spec('timm') is not None


def run(*argv):
    with contextlib.redirect_stdout(io.StringIO()):
        convert.main([str(arg) for arg in argv])


def net(classes=5):
    torch.manual_seed(4)
    model = build('se_resnet20', 8, classes, 4)
    with torch.no_grad():
        model(torch.randn(8, 3, 32, 32))          # running statistics that are not the identity
    return model.eval()


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = lambda name: os.path.join(folder.name, name)


class Converted(InFolder):
    def logits_after(self, saved, *options):
        torch.save(saved, self.path('net.pth'))
        run(self.path('net.pth'), '--out', self.path('net'), *options)
        with open(self.path('net/config.json'), encoding='utf-8') as file:
            config = json.load(file)
        tensors, _ = safetensors_io.read(self.path('net/model.safetensors'))
        model = build('se_resnet20', 8, config['num_classes'], 4).eval()
        missing, unexpected = model.load_state_dict({k: v.float() for k, v in tensors.items()}, strict=False)
        self.assertEqual([name for name in missing if not name.endswith('num_batches_tracked')] + unexpected, [])
        with torch.no_grad():
            return model(self.x), config, tensors

    def setUp(self):
        super().setUp()
        self.x = torch.randn(2, 3, 32, 32, generator=torch.manual_seed(5))

    def test_every_wrapping_gives_the_same_bits(self):
        model = net()
        state = model.state_dict()
        wrapped = {f'module.model.{name}': value for name, value in state.items()}
        for saved in (state, {'epoch': 3, 'state_dict': wrapped}, {'model': state, 'optimizer': {'lr': 0.1}},
                      {'model': {'state_dict': wrapped}}):
            logits, config, tensors = self.logits_after(saved)
            self.assertTrue(torch.equal(logits, model(self.x)))
            self.assertEqual(config['num_classes'], 5)
            self.assertEqual({tensor.dtype for tensor in tensors.values()}, {torch.float32})

    def test_half_keeps_vectors_whole(self):
        model = net()
        logits, _, tensors = self.logits_after(model.state_dict(), '--half')
        self.assertEqual(tensors['conv1.weight'].dtype, torch.float16)
        self.assertEqual(tensors['bn1.running_var'].dtype, torch.float32)
        self.assertFalse(torch.equal(logits, model(self.x)))
        torch.testing.assert_close(logits, model(self.x), atol=0.02, rtol=0.02)

    def test_labels_and_preprocessing_reach_the_config(self):
        with open(self.path('labels.txt'), 'w', encoding='utf-8') as file:
            file.write('cat\ndog\n猫\nowl\nfox\n')
        _, config, _ = self.logits_after(net().state_dict(), '--labels', self.path('labels.txt'), '--input-size', 32,
                                         '--mean', 0.5, 0.5, 0.4, '--interpolation', 'bilinear')
        self.assertEqual(config['label_names'], ['cat', 'dog', '猫', 'owl', 'fox'])
        self.assertEqual(config['pretrained_cfg'],
                         {'input_size': [3, 32, 32], 'mean': [0.5, 0.5, 0.4], 'interpolation': 'bilinear'})

    def refused(self, saved, *options):
        torch.save(saved, self.path('bad.pth'))
        with self.assertRaises(SystemExit) as caught:
            run(self.path('bad.pth'), '--out', self.path('bad'), *options)
        self.assertFalse(os.path.exists(self.path('bad')))
        return str(caught.exception)

    def test_what_cannot_be_converted_says_why(self):
        self.assertIn('state_dict()', self.refused(net()))
        self.assertIn('no state dict', self.refused([torch.zeros(1)]))
        self.assertIn("'epoch'", self.refused({'epoch': 3}))
        self.assertIn('classifier', self.refused({'conv1.weight': torch.zeros(1)}))
        state = net().state_dict()
        state['bn1.bias'] = state['bn1.bias'] + float('nan')
        self.assertIn('bn1.bias', self.refused(state))
        self.assertIn('as float16', self.refused({**net().state_dict(), 'fc.weight': torch.full((5, 32), 1e5)}, '--half'))
        with open(self.path('labels.txt'), 'w', encoding='utf-8') as file:
            file.write('cat\n')
        self.assertIn('1 lines', self.refused(net().state_dict(), '--labels', self.path('labels.txt')))

    @unittest.skipUnless(HAS_TIMM, 'timm is not installed')
    def test_a_model_of_timm_brings_its_preprocessing(self):
        run('--timm', 'seresnet18', '--random', '--out', self.path('timm'))
        with open(self.path('timm/config.json'), encoding='utf-8') as file:
            config = json.load(file)
        self.assertEqual((config['architecture'], config['num_classes']), ('seresnet18', 1000))
        self.assertEqual(config['pretrained_cfg']['input_size'], [3, 224, 224])
        self.assertEqual(config['pretrained_cfg']['std'], [0.229, 0.224, 0.225])
        tensors, _ = safetensors_io.read(self.path('timm/model.safetensors'))
        self.assertEqual(list(tensors['layer1.0.se.fc1.weight'].shape), [8, 64, 1, 1])


def excitation_by_hand(module, u):
    """(z, hidden, s) in double precision from the layer's weights alone."""
    first, last = (module.fc[0], module.fc[2]) if hasattr(module, 'fc') else (module.fc1, module.fc2)
    z = u.double().mean((2, 3)).numpy()[0]

    def affine(layer, v):
        weight = layer.weight.detach().double().flatten(1).numpy()
        return weight @ v + (0 if layer.bias is None else layer.bias.detach().double().numpy())
    hidden = np.maximum(affine(first, z), 0)
    return z, hidden, 1 / (1 + np.exp(-affine(last, hidden)))


class Traces(InFolder):
    def check(self, model, size):
        x = torch.randn(1, 3, size, size, generator=torch.manual_seed(6))
        inputs, handles = {}, []
        for name, _, module in se_blocks(model):
            handles.append(module.register_forward_hook(
                lambda _m, given, _out, name=name: inputs.__setitem__(name, given[0].clone())))
        found = trace(model, x)
        for handle in handles:
            handle.remove()
        self.assertGreater(len(found['blocks']), 1)
        for block, (name, path, module) in zip(found['blocks'], se_blocks(model)):
            self.assertEqual((block['name'], block['path']), (name, path))
            for key, value in zip(('squeeze', 'hiddenActivations', 'excitation'),
                                  excitation_by_hand(module, inputs[name])):
                np.testing.assert_allclose(block[key], value, atol=1e-4, rtol=1e-4)
        with torch.no_grad():
            restored = torch.tensor(found['logits'], dtype=torch.float32)
            self.assertTrue(torch.equal(restored, model(x)[0]))
        return found

    def test_a_net_with_the_seeds_names(self):
        self.assertEqual([block['name'] for block in self.check(net(), 32)['blocks']][:4],
                         ['SE_2_1', 'SE_2_2', 'SE_2_3', 'SE_3_1'])

    @unittest.skipUnless(HAS_TIMM, 'timm is not installed')
    def test_nets_of_timm_old_and_new(self):
        import timm
        for name in ('seresnet18', 'legacy_seresnet18'):
            torch.manual_seed(7)
            self.assertEqual(len(self.check(timm.create_model(name).eval(), 64)['blocks']), 8)

    @unittest.skipUnless(HAS_TIMM, 'timm is not installed')
    def test_other_attention_is_not_taken_for_excitation(self):
        import timm
        self.assertEqual(se_blocks(timm.create_model('ecaresnet26t')), [])

    def test_another_gate_is_refused(self):
        model = net()
        for _, _, module in se_blocks(model):         # all: where every hidden unit is 0, both gates are 0.5
            module.fc[3] = torch.nn.Hardsigmoid()
        with self.assertRaisesRegex(ValueError, r'SE_\d_\d does not multiply'):
            trace(model, torch.randn(1, 3, 32, 32))

    def test_the_file_names_the_weights_and_the_model_trains_on(self):
        torch.save(net().state_dict(), self.path('net.pth'))
        run(self.path('net.pth'), '--out', self.path('net'))
        model = net().train()
        save_trace(model, torch.zeros(1, 3, 32, 32), self.path('t.json'), weights=self.path('net/model.safetensors'),
                   labels=list('abcde'))
        self.assertTrue(model.training)
        with open(self.path('t.json'), encoding='utf-8') as file:
            found = json.load(file)
        self.assertEqual(len(found['model']['sha256']), 64)
        self.assertIn(found['predictions'][0]['label'], 'abcde')


if __name__ == '__main__':
    unittest.main()
