"""Loads a model folder (config.json, model.safetensors) back into PyTorch: this project's own, and what convert.py wrote."""
import hashlib
import json

import safetensors_io
from rebuild import rebuild, recognize


def load(folder):
    """-> (model in evaluation mode, config, sha256 of model.safetensors). Weights are widened to float32."""
    with open(f'{folder}/config.json', encoding='utf-8') as file:
        config = json.load(file)
    path = f'{folder}/model.safetensors'
    tensors, _ = safetensors_io.read(path)
    architecture = config.get('architecture') or recognize(tensors)
    if architecture is None:
        raise SystemExit(f'{path}: of what architecture are these weights? Convert them again with --architecture NAME')
    model = rebuild(tensors, architecture, config.get('max_pool', True))
    with open(path, 'rb') as file:
        return model, config, hashlib.sha256(file.read()).hexdigest()
