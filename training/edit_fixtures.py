"""Writes what PyTorch computes with every kind of gate edit, for the fixture net se_bottleneck of fixtures.py.

  python3 edit_fixtures.py ../src/model/__fixtures__
"""
import argparse
import json
import os

import torch

import safetensors_io
from fixtures import NETS
from gate_edits import edited
from se_resnet import SEResNet
from taps import tapped

NET = 'se_bottleneck'
LABELS = [f'class {i}' for i in range(7)]
# Each runs on image 0; image 1 is the one that gates are taken from.
CASES = [
    {'SE_2_2': {'mode': 'profile', 'class': '*'}},
    {'SE_4_1': {'mode': 'profile', 'class': 'class 3'}},
    {'SE_2_1': {'mode': 'bypass'}},
    {'SE_5_1': {'mode': 'constant', 'value': 0.25}},
    {'SE_3_1': {'mode': 'mean'}},
    {'SE_3_1': {'mode': 'channels', 'values': {'0': 0, '5': 1, '7': 'usual', '11': 0.5}}},
    {'SE_4_1': {'mode': 'from', 'image': 'other'}},
    {'SE_2_2': {'mode': 'mean'}, 'SE_3_1': {'mode': 'bypass'}, 'SE_5_1': {'mode': 'from', 'image': 'other'}},
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', help='holds the net; the fixture is written beside it')
    folder = parser.parse_args().folder
    torch.set_num_threads(1)
    torch.manual_seed(0)
    stored, _ = safetensors_io.read(f'{folder}/{NET}.safetensors')
    block, layers, width, reduction, stem, max_pool, se_bias, _, _ = NETS[NET]
    model = SEResNet(block, layers, width, len(LABELS), reduction, stem, max_pool, se_bias).eval()
    model.load_state_dict({key[4:]: torch.as_tensor(value) for key, value in stored.items() if key.startswith('net.')})
    image, other = (torch.as_tensor(stored['input'])[i:i + 1] for i in (0, 1))
    usual = {name: (torch.rand(layer.fc[2].out_features), torch.rand(len(LABELS), layer.fc[2].out_features))
             for name, layer in model.se_blocks()}
    tensors = {}
    for name, (mean_all, mean) in usual.items():
        tensors.update({f'{name}.mean_all': mean_all, f'{name}.mean': mean})
    with torch.no_grad():
        with tapped(model) as taps:
            model(other)
        gates = {'other': {name: s[0] for name, [(_z, _hidden, s)] in taps.items()}}
        for i, edits in enumerate(CASES):
            with tapped(model) as taps, edited(model, edits, LABELS, usual, gates) as applied:
                logits = model(image)
            tensors[f'case{i}.logits'] = logits[0]
            for name, [(z, hidden, s)] in taps.items():
                tensors.update({f'case{i}.{name}.squeeze': z[0], f'case{i}.{name}.hiddenActivations': hidden[0],
                                f'case{i}.{name}.excitation': s[0]})
            tensors.update({f'case{i}.{name}.applied': value[0] for name, value in applied.items()})
    path = f'{folder}/edits.safetensors'
    safetensors_io.write(path, tensors, {'cases': json.dumps(CASES), 'labels': json.dumps(LABELS), 'net': NET})
    print(path, os.path.getsize(path), 'bytes')


if __name__ == '__main__':
    main()
