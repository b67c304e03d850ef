import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend } from '@tensorflow/tfjs-core';
import type { StageCost } from '../../domain/anatomy';

/** What Emscripten's module tells of its threads; a module without threads has none of it. */
interface ThreadedModule {
  PThread: {
    unusedWorkers: Worker[];
    runningWorkers: Worker[];
    allocateUnusedWorker(): void;
    loadWasmModuleToWorker(worker: Worker, onLoaded: () => void): void;
  };
}

/** TensorFlow.js knows no more. */
const MOST_THREADS = 8;

/**
 * Multiply-adds of a pass from which more than one thread pays. Each operation waits for all threads: the bundled networks
 * (41 and 187 million) take less time on one than on two, SE-ResNet-50 at 224 px (4 billion) 1.7 times as much.
 */
const WORTH_THREADS = 0.5e9;

/** Threads that the WASM backend, started on one, can use here. */
export function mostThreads(): number {
  return threadedModule() ? usefulThreads(navigator.hardwareConcurrency || 1) : 1;
}

/**
 * Gives the WASM backend the threads that a network of these stages deserves and returns how many it has from now on:
 * never fewer than before, as the backend cannot end a thread.
 */
export function giveThreads(stages: readonly StageCost[]): Promise<number> {
  const multiplyAdds = stages.reduce((all, stage) => all + stage.multiplyAdds, 0);
  return raiseThreads(multiplyAdds < WORTH_THREADS ? 1 : mostThreads());
}

/** Gives the WASM backend so many threads, if it has fewer and can use them, and returns how many it has from now on. */
export async function raiseThreads(count: number): Promise<number> {
  const module = threadedModule();
  if (!module) return 1;
  const { tfjs } = wasm();
  if (tfjs.getThreadsCount() >= count) return tfjs.getThreadsCount();
  // The thread that asks is one of them.
  await loadWorkers(module, count - 1);
  tfjs.initWithThreadsCount(count);
  return tfjs.getThreadsCount();
}

/** Workers have to be there beforehand: the call that starts the threads waits for them without returning to the event loop. */
async function loadWorkers({ PThread }: ThreadedModule, count: number): Promise<void> {
  while (PThread.unusedWorkers.length < count) {
    PThread.allocateUnusedWorker();
    const worker = PThread.unusedWorkers[PThread.unusedWorkers.length - 1];
    await new Promise<void>((resolve) => PThread.loadWasmModuleToWorker(worker, resolve));
  }
}

const wasm = () => (backend() as BackendWasm).wasm;

function threadedModule(): ThreadedModule | null {
  const module = wasm() as unknown as Partial<ThreadedModule>;
  return module.PThread ? (module as ThreadedModule) : null;
}

/** All cores where there are few; half of them, as logical cores are shared, where there are many. */
function usefulThreads(cores: number): number {
  return Math.min(MOST_THREADS, Math.max(Math.min(cores, 4), Math.floor(cores / 2)));
}

/** Runs `start` while the browser tells of twice its cores: the backend caps its threads at half of those it finds then. */
export async function withTwiceTheCores<T>(start: () => Promise<T>): Promise<T> {
  const value = 2 * (navigator.hardwareConcurrency || 1);
  Object.defineProperty(navigator, 'hardwareConcurrency', { value, configurable: true });
  try {
    return await start();
  } finally {
    Reflect.deleteProperty(navigator, 'hardwareConcurrency');
  }
}
