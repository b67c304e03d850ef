"""Writes fixtures of timm's own networks (resnet.py, senet.py): the real names and code at small depths and widths.

  python3 timm_fixtures.py ../src/model/__fixtures__        needs `pip install timm`
"""
import argparse
import json
import os

import timm
import torch
from timm.models import resnet, senet

import safetensors_io
from fixtures import CLASSES, MEAN, STD, randomize_norms, report, scale_gates
from trace_hook import se_blocks

SE = dict(attn_layer='se')
DEEP = dict(stem_type='deep', stem_width=4, avg_down=True)
# name: arguments of timm's ResNet (planes: see planes_of)
RESNETS = {
    'timm_seresnet18': (resnet.BasicBlock, (34, 34), dict(block_args=SE)),
    'timm_seresnet50': (resnet.Bottleneck, (32, 40), dict(block_args=SE)),
    'timm_seresnet152d': (resnet.Bottleneck, (40, 40), dict(block_args=SE, **DEEP)),
    'timm_seresnext26t': (resnet.Bottleneck, (40, 32), dict(block_args=SE, **{**DEEP, 'stem_type': 'deep_tiered'},
                                                         cardinality=2, base_width=128)),
    'timm_seresnext50': (resnet.Bottleneck, (32, 32), dict(block_args=SE, cardinality=4, base_width=64)),
    'timm_senet154': (resnet.Bottleneck, (36, 36), dict(block_args=SE, stem_type='deep', stem_width=4, cardinality=2,
                                                     base_width=128, down_kernel_size=3, block_reduce_first=2)),
    'timm_resnet50d': (resnet.Bottleneck, (32, 32), DEEP),
}
# name: block, (H, W), groups, arguments of timm's SENet
SENETS = {
    'legacy_seresnet18': (senet.SEResNetBlock, (34, 36), 1, {}),
    'legacy_seresnet50': (senet.SEResNetBottleneck, (34, 34), 1, {}),
    'legacy_seresnext50': (senet.SEResNeXtBottleneck, (32, 40), 4, {}),
    'legacy_senet154': (senet.SEBottleneck, (40, 40), 2,
                        dict(input_3x3=True, downsample_kernel_size=3, downsample_padding=1)),
}


def planes_of(block):
    return (4, 8, 16, 32) if block in (resnet.BasicBlock, senet.SEResNetBlock) else (2, 4, 8, 16)


def build(name):
    """-> (timm's network, (H, W))"""
    if name in RESNETS:
        block, size, arguments = RESNETS[name]
        return resnet.ResNet(block, (2, 1, 1, 1), num_classes=CLASSES, channels=planes_of(block), **arguments).eval(), size
    block, size, groups, arguments = SENETS[name]
    model = senet.SENet(block, (1, 1, 1, 1), groups, 2, num_classes=CLASSES, inplanes=8, **arguments)
    # The class fixes its planes at 64 and up: its own stages are made again with fewer.
    model.inplanes = 8
    kernel, padding = arguments.get('downsample_kernel_size', 1), arguments.get('downsample_padding', 0)
    for stage, planes in enumerate(planes_of(block)):
        first = stage == 0
        layer = model._make_layer(block, planes, 1, groups, 2, stride=1 if first else 2,
                                  downsample_kernel_size=1 if first else kernel, downsample_padding=0 if first else padding)
        setattr(model, f'layer{stage + 1}', layer)
    model.last_linear = torch.nn.Linear(planes_of(block)[-1] * block.expansion, CLASSES)
    return narrow_resnext(model, groups).eval(), size


def narrow_resnext(model, groups):
    """SEResNeXtBottleneck computes floor(planes * 4 / 64) * groups channels, none for so few planes: twice the planes, as
    the published nets have."""
    for stage, planes in enumerate(planes_of(senet.SEResNeXtBottleneck)):
        for unit in getattr(model, f'layer{stage + 1}'):
            if isinstance(unit, senet.SEResNeXtBottleneck):
                width, stride = 2 * planes, unit.conv2.stride
                unit.conv1 = torch.nn.Conv2d(unit.conv1.in_channels, width, 1, bias=False)
                unit.bn1 = torch.nn.BatchNorm2d(width)
                unit.conv2 = torch.nn.Conv2d(width, width, 3, stride, 1, groups=groups, bias=False)
                unit.bn2 = torch.nn.BatchNorm2d(width)
                unit.conv3 = torch.nn.Conv2d(width, 4 * planes, 1, bias=False)
    return model


def randomize(model, image):
    randomize_norms(model)

    def scale(layer, inputs):
        layer.fc1.bias.zero_()
        layer.fc2.bias.normal_(0, 0.3)
        scale_gates(layer.fc1.weight[:, :, 0, 0], layer.fc2.weight[:, :, 0, 0], inputs[0].mean((2, 3)))
        layer.fc1.bias.normal_(0, 0.05)
    handles = [layer.register_forward_pre_hook(scale) for _, _, layer in se_blocks(model)]
    model(image)
    for handle in handles:
        handle.remove()


def fixture(name, seed):
    """-> (tensors, metadata) as fixtures.net_fixture: what timm's modules receive and give, caught by hooks."""
    torch.manual_seed(seed)
    model, size = build(name)
    image = torch.randn(2, 3, *size) + torch.linspace(-1, 1, size[1]) * torch.tensor([1., -1.]).view(2, 1, 1, 1)
    randomize(model, image)
    stored = {key: value.to(torch.float16) if value.is_floating_point() and value.ndim > 1 else value
              for key, value in model.state_dict().items()}
    model.load_state_dict(stored)                  # the reference is computed from the rounded weights
    tensors = {f'net.{key}': value for key, value in stored.items()}
    tensors['input'] = image
    handles = []
    for block, _, layer in se_blocks(model):
        def keep(key):
            return lambda value: tensors.__setitem__(key, value.flatten(1).clone())
        squeeze, hidden, gates = keep(f'{block}.squeeze'), keep(f'{block}.hidden'), keep(f'{block}.excitation')
        # In timm the gate is the module `gate`, in legacy `sigmoid`.
        gate = layer.gate if hasattr(layer, 'gate') else layer.sigmoid
        handles += [layer.fc1.register_forward_pre_hook(lambda _, args, put=squeeze: put(args[0])),
                    layer.fc2.register_forward_pre_hook(lambda _, args, put=hidden: put(args[0])),
                    gate.register_forward_hook(lambda _, args, out, put=gates: put(out))]
    tensors['logits'] = model(image)
    for handle in handles:
        handle.remove()
    assert all(torch.isfinite(t).all() for t in tensors.values()), name
    config = {'num_classes': CLASSES, 'family': name.split('_')[0],
              'pretrained_cfg': {'input_size': [3, *size], 'mean': MEAN, 'std': STD, 'crop_pct': 0.875,
                                 'interpolation': 'bicubic'}}
    return tensors, {'config': json.dumps(config), 'timm': timm.__version__}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out')
    out = parser.parse_args().out
    torch.set_num_threads(1)
    with torch.no_grad():
        for seed, name in enumerate([*RESNETS, *SENETS]):
            tensors, metadata = fixture(name, seed + 100)
            path = f'{out}/{name}.safetensors'
            safetensors_io.write(path, tensors, metadata)
            print(report(name, tensors), f'{os.path.getsize(path)} bytes')


if __name__ == '__main__':
    main()
