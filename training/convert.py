"""Turns a PyTorch checkpoint, or a model of timm, into the folder that the application loads: model.safetensors and
config.json.

  python3 convert.py net.pth --out net --labels labels.txt
  python3 convert.py --timm seresnet50.ra2_in1k --out seresnet50

A checkpoint is read with `weights_only=True`, so that nothing in it runs; it holds a state dict, or a dict with one
under `state_dict` or `model`. What tensors cannot tell (input size, mean, deviation) goes to config.json where it is given.
"""
import argparse
import os
import pickle

import torch

import safetensors_io
from export import export_weights, write_config

_UNWRAP = ('state_dict', 'model_state_dict', 'model')
_PREFIXES = ('module.', 'model.')
_CLASSIFIERS = ('fc', 'last_linear')


def load_state(path):
    """-> {name: tensor} of a .pth or .pt file, unwrapped, without the prefixes of training wrappers."""
    try:
        content = torch.load(path, map_location='cpu', weights_only=True)
    except pickle.UnpicklingError as error:
        raise SystemExit(f'{path} holds more than tensors, perhaps a whole model. Save its state dict instead: '
                         f'torch.save(model.state_dict(), {os.path.basename(path)!r}). ({str(error).splitlines()[0]})')
    return unwrap(content, path)


def unwrap(content, path='the checkpoint'):
    """The state dict in what a training script saved; the prefixes that all its names share are taken off."""
    while isinstance(content, dict):
        inner = next((content[key] for key in _UNWRAP if isinstance(content.get(key), dict)), None)
        if inner is None:
            break
        content = inner
    if not isinstance(content, dict) or not content:
        raise SystemExit(f'{path} holds no state dict')
    wrong = [name for name, value in content.items() if not isinstance(value, torch.Tensor)]
    if wrong:
        raise SystemExit(f'{path}: {wrong[0]!r} is no tensor; expected a state dict, or one under {", ".join(_UNWRAP)}')
    state = dict(content)
    prefix = next((p for p in _PREFIXES if all(name.startswith(p) for name in state)), None)
    while prefix:
        state = {name[len(prefix):]: value for name, value in state.items()}
        prefix = next((p for p in _PREFIXES if all(name.startswith(p) for name in state)), None)
    return state


def timm_state(name, random):
    """-> (state dict, pretrained_cfg, architecture) of a model of timm; its weights are downloaded unless `random`."""
    import timm
    model = timm.create_model(name, pretrained=not random)
    return model.state_dict(), model.pretrained_cfg, name.split('.')[0]


def pretrained_cfg(args, known):
    """The preprocessing: what the command line says goes before what timm knows."""
    size = args.input_size and [3, args.input_size, args.input_size]
    given = {'input_size': size, 'mean': args.mean, 'std': args.std, 'crop_pct': args.crop_pct,
             'interpolation': args.interpolation}
    found = {key: known.get(key) if value is None else value for key, value in given.items()}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items() if value is not None}


def write_folder(folder, state, config, half=False):
    """Writes both files. float32, or with `half` matrices as F16. num_batches_tracked is left out."""
    state = {name: tensor.float() for name, tensor in state.items() if not name.endswith('num_batches_tracked')}
    for name, tensor in state.items():
        if not (tensor.half() if half and tensor.ndim > 1 else tensor).isfinite().all():
            raise SystemExit(f'{name} holds values that are not finite' + (' as float16' if half else ''))
    os.makedirs(folder, exist_ok=True)
    path = f'{folder}/model.safetensors'
    if half:
        export_weights(state, path)
    else:
        safetensors_io.write(path, state, {'format': 'pt'})
    write_config(f'{folder}/config.json', config)


def convert(args):
    state, known, architecture = (timm_state(args.timm, args.random) if args.timm
                                  else (load_state(args.checkpoint), {}, None))
    classifier = next((f'{name}.weight' for name in _CLASSIFIERS if f'{name}.weight' in state), None)
    if classifier is None:
        raise SystemExit(f'no classifier {" or ".join(_CLASSIFIERS)}: this is no SE-ResNet, or only a part of one')
    classes = len(state[classifier])
    config = {'architecture': architecture, 'num_classes': classes,
              'pretrained_cfg': pretrained_cfg(args, known)}
    if args.labels:
        with open(args.labels, encoding='utf-8') as file:
            config['label_names'] = file.read().splitlines()
        if len(config['label_names']) != classes:
            raise SystemExit(f'{args.labels} has {len(config["label_names"])} lines, the net {classes} classes')
    write_folder(args.out, state, {key: value for key, value in config.items() if value is not None}, args.half)
    print(f'{args.out}: {len(state)} tensors, {classes} classes; open model.safetensors with config.json')


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument('checkpoint', nargs='?', help='a .pth or .pt file')
    source.add_argument('--timm', metavar='NAME', help='a model of timm, with its weights from the Hub')
    parser.add_argument('--random', action='store_true', help='with --timm: random weights, no download')
    parser.add_argument('--out', required=True, metavar='FOLDER')
    parser.add_argument('--half', action='store_true', help='float16 matrices: half the size')
    parser.add_argument('--labels', metavar='FILE', help='one label a line, in the order of the classes')
    parser.add_argument('--input-size', type=int, metavar='PIXELS')
    parser.add_argument('--mean', type=float, nargs=3)
    parser.add_argument('--std', type=float, nargs=3)
    parser.add_argument('--crop-pct', type=float)
    parser.add_argument('--interpolation', choices=('bilinear', 'bicubic'))
    args = parser.parse_args(argv)
    if args.random and not args.timm:
        parser.error('--random needs --timm')
    convert(args)


if __name__ == '__main__':
    main()
