"""Loads an exported model folder (config.json, model.safetensors) back into PyTorch."""
import hashlib
import json

import safetensors_io
from se_resnet import build


def load(folder):
    """-> (model in evaluation mode, config, sha256 of model.safetensors). Weights are widened to float32."""
    with open(f'{folder}/config.json', encoding='utf-8') as file:
        config = json.load(file)
    path = f'{folder}/model.safetensors'
    tensors, _ = safetensors_io.read(path)
    gate = tensors.get('layer1.0.se.fc.0.weight')          # (h, C)
    reduction = gate.shape[1] // gate.shape[0] if gate is not None else None
    model = build(config['architecture'], len(tensors['conv1.weight']), config['num_classes'], reduction,
                  config['max_pool']).eval()
    missing, unexpected = model.load_state_dict({k: v.float() for k, v in tensors.items()}, strict=False)
    wrong = [name for name in missing if not name.endswith('num_batches_tracked')] + unexpected
    if wrong:
        raise SystemExit(f'{path}: missing or unexpected {wrong}')
    with open(path, 'rb') as file:
        return model, config, hashlib.sha256(file.read()).hexdigest()
