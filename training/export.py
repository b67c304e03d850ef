"""Writes a trained net as the folder that the application loads: config.json and model.safetensors."""
import json

import torch

import safetensors_io
from labels_zh import LABELS_ZH


def export_weights(state, path):
    """Matrices as F16, vectors (batch norm, biases) as F32: a batch-norm variance may lie below what F16 can hold."""
    safetensors_io.write(path, {
        name: tensor.to(torch.float16 if tensor.ndim > 1 else torch.float32).contiguous()
        for name, tensor in state.items() if not name.endswith('num_batches_tracked')
    }, {'format': 'pt'})


def config(recipe, dataset, sheets, labels, model):
    """The folder's config.json in the layout of the Hub's timm models, plus what tensors cannot tell."""
    wordnet = {'label_wnids': sheets} if dataset.wordnet else {}
    return {
        'architecture': recipe.architecture,
        'num_classes': len(labels),
        'label_names': labels,
        'label_names_zh': [LABELS_ZH[name] for name in sheets],
        **wordnet,
        'max_pool': model.max_pool,
        'stem_stride': model.stem_stride,
        'scores': 'softmax',
        'reference': 'reference.safetensors',
        'pretrained_cfg': {'input_size': [3, recipe.sizes[-1], recipe.sizes[-1]], 'mean': dataset.mean,
                           'std': dataset.std, 'crop_pct': 1.0, 'interpolation': 'bicubic'},
    }


def write_config(path, content):
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(content, file, indent=1, ensure_ascii=False)
        file.write('\n')
