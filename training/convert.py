"""Turns a PyTorch checkpoint, or a model of timm, into the folder that the application loads: model.safetensors and
config.json.

  python3 convert.py net.pth --out net --labels labels.txt
  python3 convert.py --timm seresnet50.ra2_in1k --out seresnet50
  python3 convert.py net.pth --out net --labels labels.txt --profile photos

A checkpoint is read with `weights_only=True`, so that nothing in it runs; it holds a state dict, or a dict with one
under `state_dict` or `model`. What tensors cannot tell (input size, mean, deviation) goes to config.json where it is given.

--profile IMAGES adds profile.safetensors: what is usual for every gate over the images of a folder. Subfolders are classes where
there is one for each, called by its label, WordNet id or number; else all images are one group. The net is run by PyTorch,
so its architecture has to be known: it is recognized, or given by --architecture.
"""
import argparse
import hashlib
import json
import os
import pickle

import torch

import gate_profile
import safetensors_io
from export import export_weights, write_config
from image_folder import read_folder
from rebuild import classes_of, rebuild, recognize
from trace_hook import se_blocks

_UNWRAP = ('state_dict', 'model_state_dict', 'model')
_PREFIXES = ('module.', 'model.')
_IMAGENET_NAMES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'public', 'labels', 'imagenet-1k.json')
# As the application assumes: of nets with one 3x3 convolution for a stem, and of all others.
_CIFAR = {'input_size': [3, 32, 32], 'mean': [0.4914, 0.4822, 0.4465], 'std': [0.2023, 0.1994, 0.201], 'crop_pct': 1.0}
_IMAGENET = {'input_size': [3, 224, 224], 'mean': [0.485, 0.456, 0.406], 'std': [0.229, 0.224, 0.225], 'crop_pct': 0.875}


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
    found['tag'] = known.get('tag')                # the recipe: some are read as sigmoid scores
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


def assumed_cfg(state, architecture):
    """The preprocessing that the application would assume."""
    stem = state.get('conv1.weight')
    cifar = stem is not None and stem.shape[2] == 3
    timm = not architecture.startswith(('se_', 'legacy_'))
    return {**(_CIFAR if cifar else _IMAGENET), 'interpolation': 'bicubic' if timm else 'bilinear'}


def profile_images(args, config):
    """The images of --profile, matched with the classes: a thousand without names are taken for ImageNet's."""
    if not os.path.isdir(args.profile):
        raise SystemExit(f'--profile {args.profile} is no folder of images')
    labels, wnids, classes = config.get('label_names'), None, config['num_classes']
    if labels is None and classes == 1000 and os.path.exists(_IMAGENET_NAMES):
        with open(_IMAGENET_NAMES, encoding='utf-8') as file:
            names = json.load(file)
        labels, wnids = names['en'], names['wnids']
    return read_folder(args.profile, classes, labels, wnids, args.profile_most)


def add_profile(args, config, images):
    """Runs the exported weights on the images; writes profile.safetensors beside them."""
    path = f'{args.out}/model.safetensors'
    tensors, _ = safetensors_io.read(path)
    model = rebuild(tensors, config['architecture'], config.get('max_pool', True))
    print(f'{args.profile}: {images.note}')
    measured = gate_profile.measure(model, lambda: images.batches(config['pretrained_cfg']), images.classes,
                                    config['num_classes'], args.profile_effects)
    with open(path, 'rb') as file:
        sha256 = hashlib.sha256(file.read()).hexdigest()
    gate_profile.write(f'{args.out}/profile.safetensors', measured, sha256, len(images.paths), images.classes,
                       config['num_classes'], args.profile_source or os.path.basename(os.path.abspath(args.profile)))


def read_labels(path, classes):
    """One label a line, as the application reads them: without a byte order mark and empty lines at the end."""
    with open(path, encoding='utf-8-sig') as file:
        labels = [line.strip() for line in file.read().rstrip().split('\n')]
    if len(labels) != classes:
        raise SystemExit(f'{path} has {len(labels)} lines, the net {classes} classes')
    return labels


def profiled_config(args, config, state):
    """The config with all that the net is run with, so that the application assumes nothing else than the profile was made with."""
    architecture = config.get('architecture')
    if architecture is None:
        raise SystemExit('--profile runs the net, and its architecture was not recognized. Give it as --architecture se_resnet50 '
                         '(the names of moskomule/senet.pytorch) or --architecture timm:seresnet50 (needs timm)')
    cfg = config['pretrained_cfg']
    assumed = {key: value for key, value in assumed_cfg(state, architecture).items() if key not in cfg}
    if assumed:
        print('assumed, since nothing said otherwise:', ', '.join(f'{key} {value}' for key, value in assumed.items()))
    pool = {'max_pool': True} if architecture.startswith('se_') and state['conv1.weight'].shape[2] == 7 else {}
    if not se_blocks(rebuild(state, architecture)):        # refused before anything is written
        raise SystemExit('this net has no SE blocks, so there are no gates to profile')
    return {**pool, **config, 'pretrained_cfg': {**cfg, **assumed}}


def convert(args):
    state, known, architecture = (timm_state(args.timm, args.random) if args.timm
                                  else (load_state(args.checkpoint), {}, None))
    classes = classes_of(state)
    if classes is None:
        raise SystemExit('no classifier fc or last_linear: this is no SE-ResNet, or only a part of one')
    config = {'architecture': architecture or (args.architecture and args.architecture.split(':')[-1]) or recognize(state),
              'num_classes': classes, 'scores': args.scores, 'max_pool': False if args.no_max_pool else None,
              'label_names': args.labels and read_labels(args.labels, classes), 'pretrained_cfg': pretrained_cfg(args, known)}
    config = {key: value for key, value in config.items() if value is not None}
    images = None
    if args.profile:
        config = profiled_config(args, config, state)
        images = profile_images(args, config)
    write_folder(args.out, state, config, args.half)
    if images is not None:
        add_profile(args, config, images)
    print(f'{args.out}: {len(state)} tensors, {classes} classes; drop the folder on the page, or open model.safetensors with '
          'the files beside it')


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
    parser.add_argument('--no-max-pool', action='store_true', help='no pooling after a 7x7 stem')
    parser.add_argument('--scores', choices=('softmax', 'sigmoid'), help='sigmoid: trained with binary cross-entropy')
    parser.add_argument('--architecture', metavar='NAME', help='se_resnet50, or timm:seresnet50; recognized where possible')
    parser.add_argument('--profile', metavar='IMAGES', help='a folder: adds what is usual for every gate over its images')
    parser.add_argument('--profile-source', metavar='TEXT',
                        help='which images these are, as the page names them; the name of the folder, if not given')
    parser.add_argument('--profile-most', type=int, metavar='N', help='at most N images, of every class where there are classes')
    parser.add_argument('--profile-effects', action='store_true',
                        help='also what top-1 loses without the gates: two more passes for every block')
    args = parser.parse_args(argv)
    if args.random and not args.timm:
        parser.error('--random needs --timm')
    convert(args)


if __name__ == '__main__':
    main()
