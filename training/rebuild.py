"""A state dict back into a PyTorch module: of this project's nets, which are named as moskomule/senet.pytorch, or of timm's."""
import importlib.util

import torch

from se_resnet import ARCHITECTURES, SEBasicBlock, SEResNet

# timm's nets with Squeeze-and-Excitation whose names and shapes tell them apart.
TIMM = ('seresnet18', 'seresnet34', 'seresnet50', 'seresnet101', 'seresnet152', 'seresnet152d', 'seresnext26d_32x4d',
        'seresnext26t_32x4d', 'seresnext50_32x4d', 'seresnext101_32x4d', 'seresnext101_64x4d', 'seresnext101_32x8d',
        'seresnext101d_32x8d', 'senet154', 'legacy_seresnet18', 'legacy_seresnet34', 'legacy_seresnet50',
        'legacy_seresnet101', 'legacy_seresnet152', 'legacy_seresnext26_32x4d', 'legacy_seresnext50_32x4d',
        'legacy_seresnext101_32x4d', 'legacy_senet154')
_CLASSIFIERS = ('fc.weight', 'last_linear.weight')


def classes_of(state):
    """The number of classes; None where there is no classifier."""
    return next((len(state[name]) for name in _CLASSIFIERS if name in state), None)


def _shapes(state):
    return {name: tuple(value.shape) for name, value in state.items() if not name.endswith('num_batches_tracked')}


def _own(state):
    """The name in ARCHITECTURES of a net with the seed's names; None where it is none of them."""
    stages = [sum(f'layer{stage}.{unit}.conv1.weight' in state for unit in range(200)) for stage in range(1, 5)]
    stages = tuple(depth for depth in stages if depth)
    bottleneck, gated = 'layer1.0.conv3.weight' in state, 'layer1.0.se.fc.0.weight' in state
    if 'conv1.weight' not in state or (not gated and any('.se' in name for name in state)):
        return None
    stem = 'cifar' if state['conv1.weight'].shape[2] == 3 else 'imagenet'
    for name, (block, layers, kind) in ARCHITECTURES.items():
        if (layers, kind, block is not SEBasicBlock) == (stages, stem, bottleneck):
            return name if gated else name[len('se_'):]
    return None


def recognize(state):
    """The architecture of a state dict, or None: `se_resnet50` with the seed's names, `seresnet50` with timm's."""
    own = _own(state)
    if own is not None:
        return own
    # Before PyTorch 2 a net cannot be made without its weights.
    if importlib.util.find_spec('timm') is None or torch.__version__ < '2':
        return None
    import timm
    wanted, classes = _shapes(state), classes_of(state)
    for name in TIMM:
        if name not in timm.list_models() or name.startswith('legacy_') != any('.se_module.' in key for key in wanted):
            continue
        with torch.device('meta'):
            if _shapes(timm.create_model(name, num_classes=classes).state_dict()) == wanted:
                return name
    return None


def rebuild(state, architecture, max_pool=True):
    """-> the module in evaluation mode with these weights, as float32.

    architecture: one of ARCHITECTURES, with the seed's names; or a model of timm, also as `timm:seresnet50`. max_pool: of
    this project's nets with a 7x7 stem, which the tensors do not tell.
    """
    name = architecture[len('timm:'):] if architecture.startswith('timm:') else architecture
    plain = not name.startswith('se_')
    known = ARCHITECTURES.get('se_' + name if plain else name)
    if known and not architecture.startswith('timm:') and not any('.se.fc1.' in key for key in state):
        block, layers, stem = known
        gate = state.get('layer1.0.se.fc.0.weight')          # (h, C)
        reduction = None if gate is None else gate.shape[1] // gate.shape[0]
        model = SEResNet(block, layers, len(state['conv1.weight']), classes_of(state), reduction, stem,
                         stem == 'imagenet' and max_pool, se_bias='layer1.0.se.fc.0.bias' in state)
    else:
        model = _of_timm(name, classes_of(state))
    try:
        missing, unexpected = model.load_state_dict({key: value.float() for key, value in state.items()}, strict=False)
    except RuntimeError as error:
        raise SystemExit(f'the weights are not those of {architecture}: {str(error).splitlines()[1].strip()}')
    wrong = [key for key in missing if not key.endswith('num_batches_tracked')] + unexpected
    if wrong:
        raise SystemExit(f'the weights are not those of {architecture}: missing or unexpected {", ".join(wrong[:5])}')
    return model.eval()


def _of_timm(name, classes):
    if importlib.util.find_spec('timm') is None:
        raise SystemExit(f'{name} is none of {", ".join(ARCHITECTURES)}; if it is one of timm, install timm: pip install timm')
    import timm
    if not timm.is_model(name):
        near = ', '.join(timm.list_models(f'*{name[:6]}*')[:8]) or ', '.join(TIMM[:5])
        raise SystemExit(f'timm has no model {name}; names alike: {near}')
    return timm.create_model(name, num_classes=classes)
