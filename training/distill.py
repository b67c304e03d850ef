"""Trains a wide teacher, then the nets to ship, which learn its answers: minutes on one GPU.

  python3 distill.py --recipe cifar10 --data DIR --out runs/distilled --teacher-epochs 60 --epochs 250

All nets of a recipe see the same batches in the same order, so a net and its twin without SE differ in SE alone.
Teacher and nets see the same crops and mixtures (arXiv 2106.05237); the loss is Hinton's (arXiv 1503.02531).
Writes OUT/teacher.pt, which --teacher takes to train nets again, and a model folder for each net.
Needs torch 2.4 or newer; equal bits need the same GPU, PyTorch and command.
"""
import argparse
import copy
import dataclasses
import os
import time

import torch
import torch.nn.functional as F
from torch.fx.experimental.optimization import fuse

import safetensors_io
from data import DATASETS, read_classes, read_tiles
from export import config, export_weights, write_config
from graphed import Graphed
from measure import accuracy, settle_norms
from mixing import mix
from recipes import DISTILLED, RECIPES
from se_resnet import build
from trainer import learning_rate, parameter_groups


class Learner:
    """A net in training by SGD, its rate a tensor, as a CUDA graph needs it."""

    def __init__(self, name, model, recipe, device):
        self.name, self.model = name, model.to(device, memory_format=torch.channels_last).train()
        self.rate = torch.zeros((), device=device)
        self.optimizer = torch.optim.SGD(parameter_groups(self.model, recipe.weight_decay), lr=self.rate, momentum=0.9,
                                         nesterov=True, fused=True)
        self.loss_sum = torch.zeros((), device=device)

    def learn(self, x, loss):
        """One optimizer step on images x; `loss` of logits (N, classes)."""
        with torch.autocast(x.device.type, dtype=torch.bfloat16, cache_enabled=False):
            logits = self.model(x)
        value = loss(logits.float())
        self.optimizer.zero_grad(set_to_none=True)
        value.backward()
        self.optimizer.step()
        self.loss_sum += value.detach()


def cross_entropy(targets):
    """-> loss of logits, against targets (N, classes) that sum to 1."""
    return lambda logits: F.cross_entropy(logits, targets)


def from_teacher(targets, answers, temperature):
    """-> loss of logits: nine parts the teacher's answers (logits) at this temperature, one part the true classes."""
    soft = F.softmax(answers / temperature, 1)

    def loss(logits):
        distance = F.kl_div(F.log_softmax(logits / temperature, 1), soft, reduction='batchmean')
        return 0.9 * temperature ** 2 * distance + 0.1 * F.cross_entropy(logits, targets)
    return loss


def frozen(model):
    """A copy for answers only: batch norm folded into the convolutions, bfloat16."""
    return fuse(copy.deepcopy(model).eval()).to(torch.bfloat16, memory_format=torch.channels_last).requires_grad_(False)


class School:
    """Images, their order and their crops, for all that learn on them. x (N, 3, T, T) uint8, y (N)."""

    def __init__(self, x, y, recipe, classes, device):
        self.x, self.y, self.recipe, self.device = x.to(device), y.to(device), recipe, device
        self.one_hot = torch.eye(classes, device=device)
        dataset = DATASETS[RECIPES[recipe.nets[0]].dataset]
        self.mean, self.std = (torch.tensor(v, device=device).view(1, 3, 1, 1) for v in (dataset.mean, dataset.std))

    def batch(self, index, size, mixed):
        """-> (images (N, 3, size, size), targets (N, classes)), cropped and perhaps mixed."""
        x, targets = self.recipe.crop(self.x[index], size), self.one_hot[self.y[index]]
        if mixed:
            x, targets = mix(x, targets)
        return ((x - self.mean) / self.std).contiguous(memory_format=torch.channels_last), targets

    def teach(self, learners, phases, lesson, report):
        """Trains `learners` through `phases`, (size, mixed, epochs, indices of images); `lesson(x, targets)` gives the loss."""
        batch = self.recipe.batch
        total, done = sum(epochs * (len(images) // batch) for *_, epochs, images in phases), 0
        for size, mixed, epochs, images in phases:
            def step(index, size=size, mixed=mixed):
                x, targets = self.batch(index, size, mixed)
                loss = lesson(x, targets)
                for learner in learners:
                    learner.learn(x, loss)
            step = Graphed(step, images[:batch])
            for epoch in range(epochs):
                order = images[torch.randperm(len(images), device=self.device)]
                for i in range(len(images) // batch):
                    for learner in learners:
                        learner.rate.fill_(max(learning_rate(done / total, self.recipe.learning_rate), 1e-4))
                    step(order[i * batch:(i + 1) * batch])
                    done += 1
                report(size, epoch + 1, epochs, len(images) // batch)


def arguments(argv):
    def counts(text):
        return [int(n) for n in text.split(',')]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--recipe', choices=DISTILLED, required=True)
    parser.add_argument('--data', required=True, help='folder of the data set')
    parser.add_argument('--out', required=True)
    parser.add_argument('--teacher', help='teacher.pt of a former run')
    parser.add_argument('--teacher-epochs', type=counts, help='epochs of each phase of the teacher, comma-separated')
    parser.add_argument('--epochs', type=counts, required=True, help='epochs of each phase of the nets')
    parser.add_argument('--start', metavar='FOLDER', help='the nets go on from the model folders of a former run in it')
    parser.add_argument('--learning-rate', type=float, help="peak, instead of the recipe's")
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--device', default='cuda')
    return parser.parse_args(argv)


def main(argv=None):
    args = arguments(argv)
    recipe = DISTILLED[args.recipe]
    if args.learning_rate:
        recipe = dataclasses.replace(recipe, learning_rate=args.learning_rate)
    first = RECIPES[recipe.nets[0]]
    dataset = DATASETS[first.dataset]
    torch.manual_seed(args.seed)
    torch.backends.cudnn.benchmark = True
    sheets, labels = read_classes(args.data)
    own = list(range(len(sheets)) if first.classes is None else first.classes)
    school = School(*read_tiles(args.data, 'train', sheets, dataset.tile), recipe, len(sheets), args.device)
    val_x, val_y = read_tiles(args.data, 'val', [sheets[i] for i in own], dataset.tile)
    images = {False: torch.arange(len(school.x), device=args.device),
              True: torch.isin(school.y, torch.tensor(own, device=args.device)).nonzero()[:, 0]}
    os.makedirs(args.out, exist_ok=True)
    started = time.time()

    def log(line):
        print(line, flush=True)
        with open(f'{args.out}/train.log', 'a') as file:
            file.write(line + '\n')

    def measured(learner):
        top1, top5 = accuracy(_Chosen(learner.model, own), val_x, val_y, dataset)
        return f'{learner.name} top-1 {top1:.4f} top-5 {top5:.4f}'

    def reporter(learners):
        def report(size, epoch, epochs, steps):
            if epoch % 10 and epoch != epochs:
                return
            losses = ' '.join(f'{learner.loss_sum.item() / steps / (epoch % 10 or 10):.3f}' for learner in learners)
            for learner in learners:
                learner.loss_sum.zero_()
            log(f'size {size} epoch {epoch} of {epochs} lr {learners[0].rate.item():.4f} loss {losses} val '
                f'{", ".join(map(measured, learners))}; {time.time() - started:.0f} s')
        return report

    def phases(plan, epochs):
        if len(plan) != len(epochs):
            raise SystemExit(f'{epochs}: this recipe has {len(plan)} phases {plan}, one number of epochs each')
        return [(size, mixed, count, images[own_only]) for (size, own_only, mixed), count in zip(plan, epochs) if count]

    def net(architecture, width, reduction, he_gates):
        return build(architecture, width, len(sheets), reduction, he_gates=he_gates)

    teacher = Learner('teacher', net(recipe.teacher, recipe.teacher_width, 8, first.he_gates), first, args.device)
    if args.teacher:
        teacher.model.load_state_dict(torch.load(args.teacher, map_location=args.device))
    else:
        school.teach([teacher], phases(recipe.teacher_phases, args.teacher_epochs),
                     lambda x, targets: cross_entropy(targets), reporter([teacher]))
        torch.save(teacher.model.state_dict(), f'{args.out}/teacher.pt')
    answers = frozen(teacher.model)

    def lesson(x, targets):
        with torch.no_grad():
            return from_teacher(targets, answers(x.to(torch.bfloat16)).float(), recipe.temperature)

    torch.manual_seed(args.seed)
    learners = [Learner(name, net(r.architecture, r.width, r.reduction, r.he_gates), r, args.device)
                for name, r in ((name, RECIPES[name]) for name in recipe.nets)]
    if args.start:
        for learner in learners:
            tensors, _ = safetensors_io.read(f'{args.start}/{learner.name}/model.safetensors')
            learner.model.load_state_dict({key: value.float() for key, value in tensors.items()}, strict=False)
    school.teach(learners, phases(recipe.phases, args.epochs), lesson, reporter(learners))
    for learner in learners:
        settle_norms(learner.model, school.x[images[True]], dataset, recipe.batch)
        log(f'norms settled; final val {measured(learner)}; {time.time() - started:.0f} s')
        folder = f'{args.out}/{learner.name}'
        os.makedirs(folder, exist_ok=True)
        state = {key: value[own] if key.startswith('fc.') else value for key, value in learner.model.state_dict().items()}
        export_weights({key: value.cpu() for key, value in state.items()}, f'{folder}/model.safetensors')
        write_config(f'{folder}/config.json', config(RECIPES[learner.name], dataset, [sheets[i] for i in own],
                                                     [labels[i] for i in own], learner.model))


class _Chosen(torch.nn.Module):
    """The logits of some classes."""

    def __init__(self, model, classes):
        super().__init__()
        self.model, self.classes = model, classes

    def forward(self, x):
        return self.model(x)[:, self.classes]


if __name__ == '__main__':
    main()
