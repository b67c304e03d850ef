"""Writes the PyTorch fixtures that the model tests compare against: tiny nets of each block kind, and PIL's resampling.

  python3 fixtures.py ../src/model/__fixtures__
"""
import argparse
import json
import os

import torch

import pil_fixtures
import safetensors_io
from se_resnet import SEBasicBlock, SEBottleneck, SEResNet
from taps import tapped

# name: block, blocks a stage, width, reduction, stem, max_pool, SE biases, (H, W), dtype of the stored weights
NETS = {
    'se_basic_cifar': (SEBasicBlock, (1, 1, 1), 8, 4, 'cifar', False, False, (16, 16), torch.float32),
    'se_basic_pool': (SEBasicBlock, (1, 1, 1, 1), 4, 2, 'imagenet', True, False, (32, 32), torch.float32),
    'se_basic_nopool': (SEBasicBlock, (2, 1, 1, 1), 4, 2, 'imagenet', False, False, (32, 32), torch.float16),
    'se_bottleneck': (SEBottleneck, (2, 1, 1, 1), 3, 4, 'imagenet', True, False, (32, 32), torch.float32),
    'se_bottleneck_bias': (SEBottleneck, (1, 1, 1, 1), 2, 2, 'imagenet', True, True, (32, 32), torch.float32),
    'se_bottleneck_bf16': (SEBottleneck, (1, 1, 1, 1), 3, 4, 'imagenet', False, False, (32, 32), torch.bfloat16),
    'se_basic_wide': (SEBasicBlock, (1, 2, 1, 1), 4, 2, 'imagenet', True, False, (32, 48), torch.float32),
    'plain_basic': (SEBasicBlock, (1, 1, 1, 1), 4, None, 'imagenet', True, False, (32, 32), torch.float32),
    'plain_bottleneck_cifar': (SEBottleneck, (1, 1, 1), 4, None, 'cifar', False, False, (16, 16), torch.float32),
}
CLASSES = 7
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def randomize_norms(model):
    """Batch-norm statistics far from the identity."""
    for m in model.modules():
        if isinstance(m, torch.nn.BatchNorm2d):
            m.running_mean.normal_(0, 0.5)
            m.running_var.uniform_(0.3, 2)
            m.weight.uniform_(0.5, 1.5)
            m.bias.normal_(0, 0.5)
            m.num_batches_tracked.fill_(3)


def scale_gates(first, second, z):
    """SE weights scaled to the z (N, C) that reach them, so that gates spread over 0.05..0.95 and a part of the hidden
    units is silent. `first` (h, C) and `second` (C, h) are changed in place."""
    while True:
        first.normal_()
        first /= (z @ first.T).std()
        hidden = (z @ first.T).relu()
        if (hidden > 0).any(1).all() and (hidden == 0).any():
            break
    second *= 1.8 / (hidden @ second.T).std()


def randomize(model, image):
    randomize_norms(model)

    def scale(layer, inputs):
        scale_gates(layer.fc[0].weight, layer.fc[2].weight, inputs[0].mean((2, 3)))
    handles = [layer.register_forward_pre_hook(scale) for _, layer in model.se_blocks()]
    model(image)
    for handle in handles:
        handle.remove()


def net_fixture(name, seed):
    """-> (tensors, metadata): the state dict under `net.`, input, logits and every z, hidden, s in float32."""
    block, layers, width, reduction, stem, max_pool, se_bias, (height, width_px), dtype = NETS[name]
    torch.manual_seed(seed)
    model = SEResNet(block, layers, width, CLASSES, reduction, stem, max_pool, se_bias).eval()
    image = torch.randn(2, 3, height, width_px) + torch.linspace(-1, 1, width_px) * torch.tensor([1., -1.]).view(2, 1, 1, 1)
    randomize(model, image)
    # Stored as train.py exports: matrices in F16, vectors in F32. In BF16 everything: 8 bits suffice for a fixture.
    stored = {key: value.to(dtype) if value.is_floating_point() and (value.ndim > 1 or dtype == torch.bfloat16) else value
              for key, value in model.state_dict().items()}
    model.load_state_dict(stored)                  # the reference is computed from the rounded weights
    with tapped(model) as taps:
        logits = model(image)
    tensors = {f'net.{key}': value for key, value in stored.items()}
    tensors.update(input=image, logits=logits)
    for block_name, [(z, hidden, s)] in taps.items():
        tensors.update({f'{block_name}.squeeze': z, f'{block_name}.hidden': hidden, f'{block_name}.excitation': s})
    assert all(torch.isfinite(t).all() for t in tensors.values()), name
    prefix = 'se_resnet' if reduction else 'resnet'
    config = {'architecture': f'{prefix}_tiny', 'num_classes': CLASSES, 'stem_stride': model.stem_stride,
              'max_pool': max_pool,
              'pretrained_cfg': {'input_size': [3, height, width_px], 'mean': MEAN, 'std': STD, 'crop_pct': 0.875,
                                 'interpolation': 'bilinear'}}
    return tensors, {'config': json.dumps(config), 'format': 'pt'}


def report(name, tensors):
    gates = [t.flatten() for key, t in tensors.items() if key.endswith('.excitation')]
    hidden = [t.flatten() for key, t in tensors.items() if key.endswith('.hidden')]
    if not gates:
        return name
    g, h = torch.cat(gates), torch.cat(hidden)
    return f'{name}: gates {g.min():.3f} .. {g.max():.3f}, silent hidden units {(h == 0).float().mean():.2f}'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out')
    out = parser.parse_args().out
    os.makedirs(out, exist_ok=True)
    torch.set_num_threads(1)
    with torch.no_grad():
        for seed, name in enumerate(NETS):
            tensors, metadata = net_fixture(name, seed)
            path = f'{out}/{name}.safetensors'
            safetensors_io.write(path, tensors, metadata)
            print(report(name, tensors), f'{os.path.getsize(path)} bytes')
    path = f'{out}/pil.safetensors'
    pil_fixtures.write(path)
    print('pil', os.path.getsize(path), 'bytes')


if __name__ == '__main__':
    main()
