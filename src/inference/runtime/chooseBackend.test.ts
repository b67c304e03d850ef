import { describe, expect, it } from 'vitest';
import { chooseBackend } from './chooseBackend';

const GPU = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)';
const first = (...args: Parameters<typeof chooseBackend>) => chooseBackend(...args)[0];
const machine = { renderer: GPU, wasm: true, webglFailed: false };

describe('the choice of a backend', () => {
  it('takes WebGL on a real GPU and WASM after it', () => {
    expect(chooseBackend('auto', machine).map(({ backend }) => backend)).toEqual(['webgl', 'wasm', 'cpu']);
    expect(first('auto', machine)).toEqual({ backend: 'webgl', reason: 'gpu' });
  });

  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)',
  ])('takes WASM where WebGL is software: %s', (renderer) => {
    expect(first('auto', { ...machine, renderer })).toEqual({ backend: 'wasm', reason: 'software-webgl' });
  });

  it('takes WASM where WebGL is missing or broke', () => {
    expect(first('auto', { ...machine, renderer: null })).toEqual({ backend: 'wasm', reason: 'no-webgl' });
    expect(first('auto', { ...machine, webglFailed: true })).toEqual({
      backend: 'wasm',
      reason: 'webgl-failed',
    });
  });

  it('takes the CPU last', () => {
    expect(first('auto', { renderer: null, wasm: false, webglFailed: false })).toEqual({
      backend: 'cpu',
      reason: 'no-wasm',
    });
  });

  it('obeys the visitor and tries nothing else', () => {
    expect(chooseBackend('webgl', { ...machine, renderer: 'SwiftShader' })).toEqual([
      { backend: 'webgl', reason: 'chosen' },
    ]);
  });
});
