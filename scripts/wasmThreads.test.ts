import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { wasmThreads } from './wasmThreads';

const { resolve } = createRequire(import.meta.url);
const PACKAGE = '@tensorflow/tfjs-backend-wasm';
const ID = resolve(`${PACKAGE}/package.json`).replace('package.json', 'dist/backend_wasm.js');

type Transform = (code: string, id: string) => { code: string } | null;
const transform = wasmThreads().transform as unknown as Transform;

test('the threads of the installed backend start from the factory as its own file has it', () => {
  const source = readFileSync(ID, 'utf8');
  const factory = readFileSync(resolve(`${PACKAGE}/wasm-out/tfjs-backend-wasm-threaded-simd.js`), 'utf8');
  expect(factory).toContain('var WasmBackendModuleThreadedSimd');
  const result = transform(source, ID);
  expect(result?.code).toContain(JSON.stringify(factory));
  expect(result?.code).not.toMatch(/wasmFactoryThreadedSimd\s*\.\s*toString/);
});

test('the factory starts with no workers and does not wait for any', () => {
  const factory = readFileSync(resolve(`${PACKAGE}/wasm-out/tfjs-backend-wasm-threaded-simd.js`), 'utf8');
  const id = resolve(`${PACKAGE}/wasm-out/tfjs-backend-wasm-threaded-simd.js`);
  const code = transform(factory, id)?.code;
  expect(code).toContain('pthreadPoolSize=0');
  expect(code).toContain('if(numWorkersToLoad===0)removeRunDependency("wasm-instantiate")');
  expect(() => transform(factory.replace('pthreadPoolSize=8', 'pthreadPoolSize=9'), id)).toThrow('pool');
  expect(() => transform(factory.replaceAll('numWorkersToLoad', 'workers'), id)).toThrow('pool');
});

test('a backend without the known text fails the build', () => {
  const changed = readFileSync(ID, 'utf8').replaceAll('.toString()', '.text()');
  expect(() => transform(changed, ID)).toThrow('threads would not start');
});

test('other files stay as they are, and paths of Windows are known', () => {
  expect(transform('anything', ID.replace('backend_wasm.js', 'index.js'))).toBeNull();
  expect(() => transform('', ID.replaceAll('/', '\\'))).toThrow();
});
