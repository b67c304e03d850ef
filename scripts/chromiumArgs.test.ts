import { afterEach, describe, expect, it, vi } from 'vitest';
import { chromiumArgs } from './chromiumArgs';

afterEach(() => {
  vi.unstubAllEnvs();
});

const angle = (args: string[]) => args.filter((arg) => arg.startsWith('--use-angle='));

describe('chromiumArgs', () => {
  it('emulates WebGL where no GPU is asked for', () => {
    for (const gpu of [undefined, '']) {
      vi.stubEnv('CHROMIUM_GPU', gpu);
      const args = chromiumArgs(false);
      expect(angle(args)).toEqual(['--use-angle=swiftshader']);
      expect(args).not.toContain('--ignore-gpu-blocklist');
    }
  });

  it.each(['gl-egl', 'vulkan'])('takes the GPU by %s where CHROMIUM_GPU says so', (gpu) => {
    vi.stubEnv('CHROMIUM_GPU', gpu);
    const args = chromiumArgs(false);
    expect(angle(args)).toEqual([`--use-angle=${gpu}`]);
    expect(args).toContain('--ignore-gpu-blocklist');
    expect(args).not.toContain('--enable-unsafe-swiftshader');
  });

  it('says what CHROMIUM_GPU can be instead of emulating in silence', () => {
    for (const gpu of ['yes', 'toString']) {
      vi.stubEnv('CHROMIUM_GPU', gpu);
      expect(() => chromiumArgs()).toThrow(/gl-egl or vulkan/);
    }
  });
});
