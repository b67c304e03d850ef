"""Writes an `se-trace/1` of any SE net in PyTorch, for the application to open beside its own.

  from trace_hook import save_trace
  save_trace(model, x, 'trace.json', weights='net/model.safetensors', labels=labels)

Needs torch and numpy only: this file may be copied beside a notebook. Finds `se.fc` (moskomule/senet.pytorch),
`se.fc1` and `se.fc2` (timm) and `se_module.fc1` and `.fc2` (Cadene, timm's legacy nets).
"""
import hashlib
import json
import re
import time
from contextlib import contextmanager

import numpy as np
import torch

_BLOCK = re.compile(r'(?:^|\.)(layer(\d+)\.(\d+)\.(?:se|se_module))$')


def se_blocks(model):
    """[(paper name, path, SE module)] from input to output: layer1.0.se is SE_2_1."""
    found = []
    for path, module in model.named_modules():
        match = _BLOCK.search(path)
        if match and (hasattr(module, 'fc') or hasattr(module, 'fc1')):
            found.append((f'SE_{int(match[2]) + 1}_{int(match[3]) + 1}', match[1], module))
    return found


@contextmanager
def _recorded(blocks):
    """Within the block a forward pass of one image fills {name: [z (C), hidden after ReLU (h), s (C)]}."""
    found, handles = {}, []

    def listen(name, module):
        squeeze, excite = (module.fc[0], module.fc[2]) if hasattr(module, 'fc') else (module.fc1, module.fc2)
        record = found[name] = []

        def on_squeeze(_layer, inputs, output):
            # Copies: the ReLU that follows may work in place.
            record[:] = [inputs[0].detach().flatten().clone(), output.detach().flatten().relu().clone()]

        def on_excite(_layer, _inputs, output):
            record.append(output.detach().flatten().sigmoid())

        def on_block(_module, inputs, output):
            expected = inputs[0] * record[2].view(1, -1, 1, 1)
            rtol = 1e-5 if output.dtype == torch.float32 else 1e-2
            if not torch.allclose(output, expected, rtol=rtol, atol=1e-6):
                raise ValueError(f'{name} does not multiply U by sigmoid(W2 relu(W1 z)): no Squeeze-and-Excitation block')
        handles.extend((squeeze.register_forward_hook(on_squeeze), excite.register_forward_hook(on_excite),
                        module.register_forward_hook(on_block)))
    for name, _path, module in blocks:
        listen(name, module)
    try:
        yield found
    finally:
        for handle in handles:
            handle.remove()


def _floats(tensor):
    """The shortest decimals that restore every float32."""
    values = tensor.float().cpu().numpy()
    if not np.isfinite(values).all():
        raise ValueError('a trace holds finite numbers only')
    return [float(str(value)) for value in values]


def trace(model, x, weights=None, labels=None, image='image', preprocess=None):
    """x (1, 3, S, S), preprocessed -> the trace as a dict.

    weights: the model.safetensors that the application has open, by whose SHA-256 it knows the trace for its own.
    preprocess: {'mean': 3 numbers, 'std': 3 numbers, 'interpolation': 'bicubic', 'resizeShort': pixels}, as far as known.
    """
    if x.ndim != 4 or len(x) != 1 or x.shape[2] != x.shape[3]:
        raise ValueError(f'one square image (1, 3, S, S) is needed, not {tuple(x.shape)}')
    blocks, was_training, size = se_blocks(model), model.training, x.shape[2]
    model.eval()
    started = time.perf_counter()
    try:
        with torch.no_grad(), _recorded(blocks) as found:
            logits = model(x)[0].float().cpu()
    finally:
        model.train(was_training)
    forward_ms = 1000 * (time.perf_counter() - started)
    best = logits.softmax(0).topk(min(5, len(logits)))
    sha256 = ''
    if weights:
        with open(weights, 'rb') as file:
            sha256 = hashlib.sha256(file.read()).hexdigest()
    return {
        'format': 'se-trace/1',
        'model': {'id': type(model).__name__, 'architecture': type(model).__name__, 'sha256': sha256},
        'runtime': {'backend': 'cpu', 'renderer': None, 'precision': 'float32', 'app': f'PyTorch {torch.__version__}'},
        'image': {'name': image, 'width': size, 'height': size, 'crop': {'x': 0, 'y': 0, 'size': size},
                  'preprocess': {'inputSize': size, 'resizeShort': size, 'interpolation': 'bicubic',
                                 'mean': [0, 0, 0], 'std': [1, 1, 1], **(preprocess or {})}},
        'gateEdits': {},
        'logits': _floats(logits),
        'predictions': [{'index': i, 'label': labels[i] if labels else f'class {i}', 'probability': p}
                        for p, i in zip(best.values.tolist(), best.indices.tolist())],
        'blocks': [{'name': name, 'path': path, 'channels': len(found[name][0]), 'hidden': len(found[name][1]),
                    'squeeze': _floats(found[name][0]), 'hiddenActivations': _floats(found[name][1]),
                    'excitation': _floats(found[name][2])} for name, path, _ in blocks],
        'timings': {'decodeMs': 0, 'preprocessMs': 0, 'forwardMs': forward_ms},
    }


def save_trace(model, x, path, **options):
    """`trace` as a file."""
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(trace(model, x, **options), file, ensure_ascii=False, allow_nan=False)
        file.write('\n')
