"""A training run that can stop after any step and continue as if it had not."""
import math
import os

import numpy as np
import torch
import torch.nn.functional as F

from data import DATASETS
from se_resnet import build


def learning_rate(done, peak):
    """One cycle over the run: linear warm-up for its first tenth, then a cosine to zero. `done` in 0..1."""
    return peak * (done / 0.1 if done < 0.1 else 0.5 * (1 + math.cos(math.pi * (done - 0.1) / 0.9)))


def parameter_groups(model, weight_decay):
    """Decay pulls gates to a flat 0.5: the SE layers, like batch norm and biases, go without."""
    decay, plain = [], []
    for name, parameter in model.named_parameters():
        (decay if parameter.ndim > 1 and '.se.' not in name else plain).append(parameter)
    return [{'params': decay, 'weight_decay': weight_decay}, {'params': plain, 'weight_decay': 0}]


class Trainer:
    """x (N, 3, T, T) uint8, y (N); `plan`: steps of each phase, one phase a resolution of the recipe."""

    def __init__(self, recipe, plan, classes, x, y, seed, compile_model=False, device='cpu'):
        if len(plan) != len(recipe.sizes):
            raise SystemExit(f'--steps {",".join(map(str, plan))}: this recipe has {len(recipe.sizes)} phases '
                             f'(sizes {recipe.sizes}), one number each')
        torch.manual_seed(seed)
        self.recipe, self.plan, self.device = recipe, list(plan), device
        self.x, self.y = x.to(device), y.to(device)
        self.dataset, self.settings = DATASETS[recipe.dataset], _settings(recipe, plan, classes, seed, len(x))
        self.rng = np.random.default_rng(seed)
        self.model = build(recipe.architecture, recipe.width, classes, recipe.reduction,
                           he_gates=recipe.he_gates).to(device, memory_format=torch.channels_last)
        # Compiled once for each resolution; shares its parameters with the model.
        self.forward = torch.compile(self.model, dynamic=False) if compile_model else self.model
        self.optimizer = torch.optim.SGD(parameter_groups(self.model, recipe.weight_decay), lr=recipe.learning_rate,
                                         momentum=0.9, nesterov=True)
        self.step, self.loss_sum, self.seconds = 0, 0.0, 0.0    # the sum stays on the device: reading it would wait
        self.order = torch.empty(0, dtype=torch.long)      # images of this epoch not yet drawn

    @property
    def total(self):
        return sum(self.plan)

    @property
    def size(self):
        """Resolution of the next step."""
        ends = np.cumsum(self.plan)
        return self.recipe.sizes[min(int((self.step >= ends).sum()), len(ends) - 1)]

    @property
    def rate(self):
        """Learning rate of the next step."""
        return learning_rate(self.step / self.total, self.recipe.learning_rate)

    def advance(self):
        """One optimizer step."""
        recipe = self.recipe
        for group in self.optimizer.param_groups:
            group['lr'] = max(self.rate, 1e-4)
        if len(self.order) < recipe.batch:
            self.order = torch.randperm(len(self.x))
        index, self.order = self.order[:recipe.batch].to(self.device), self.order[recipe.batch:]
        images = recipe.augment(self.x[index], self.size, self.rng, self.dataset)
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=recipe.bfloat16):
            logits = self.forward(images).float()
        loss = F.cross_entropy(logits, self.y[index], label_smoothing=recipe.label_smoothing)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        self.step += 1
        self.loss_sum += loss.detach()

    def save(self, path):
        """Everything the next step depends on; replaces the old file only when the new one is whole."""
        torch.save({'settings': self.settings, 'model': self.model.state_dict(),
                    'optimizer': self.optimizer.state_dict(), 'step': self.step, 'loss_sum': float(self.loss_sum),
                    'seconds': self.seconds, 'order': self.order.clone(), 'torch_random': torch.get_rng_state(),
                    'numpy_random': self.rng.bit_generator.state}, path + '.part')
        os.replace(path + '.part', path)

    def restore(self, path):
        """Continues a saved run; refuses one that was started with other settings."""
        state = torch.load(path, map_location='cpu')
        differing = [f'{key}: {state["settings"].get(key)!r} there, {value!r} here'
                     for key, value in self.settings.items() if state['settings'].get(key) != value]
        if differing:
            raise SystemExit(f'{path} was started with other settings: ' + '; '.join(differing))
        self.model.load_state_dict(state['model'])
        self.optimizer.load_state_dict(state['optimizer'])
        self.step, self.loss_sum, self.seconds = state['step'], state['loss_sum'], state['seconds']
        self.order = state['order']
        torch.set_rng_state(state['torch_random'])
        self.rng.bit_generator.state = state['numpy_random']


def _settings(recipe, plan, classes, seed, images):
    fields = {key: value for key, value in vars(recipe).items() if key not in ('augment', 'classes')}
    return {**fields, 'sizes': list(recipe.sizes), 'augment': recipe.augment.__name__, 'class_count': classes,
            'plan': list(plan), 'seed': seed, 'images': images}
