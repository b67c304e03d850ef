import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChromiumSearch, chromiumCandidates, findChromium } from './findChromium';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'find chromium '));
});
afterEach(() => rmSync(root, { recursive: true }));

function program(path: string, mode = 0o755): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, '');
  chmodSync(full, mode);
  return full;
}

function search(env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux'): ChromiumSearch {
  return { env, platform, playwrightPath: join(root, 'playwright/chrome') };
}

describe('findChromium', () => {
  it('takes CHROMIUM_PATH before anything else', () => {
    const own = program('own/chrome');
    program('playwright/chrome');
    expect(findChromium(search({ CHROMIUM_PATH: own }))).toBe(own);
  });

  it("takes Playwright's own before the system's", () => {
    const playwright = program('playwright/chrome');
    program('bin/chromium');
    expect(findChromium(search({ PATH: join(root, 'bin') }))).toBe(playwright);
  });

  it('takes chromium anywhere in PATH before google-chrome', () => {
    program('first/google-chrome');
    const chromium = program('second/chromium');
    const PATH = [join(root, 'first'), join(root, 'second')].join(delimiter);
    expect(findChromium(search({ PATH }))).toBe(chromium);
  });

  it('looks in the usual folders of macOS after PATH', () => {
    const app = program('Applications/Chromium.app/Contents/MacOS/Chromium');
    const places = chromiumCandidates(search({ HOME: root, PATH: join(root, 'bin') }, 'darwin'));
    expect(places.indexOf(app)).toBeGreaterThan(places.indexOf(join(root, 'bin/google-chrome-stable')));
    // A Chromium of this very machine may come first, as it should; the app is found among the rest.
    expect(places.filter((place) => place.startsWith(root)).at(-2)).toBe(app);
  });

  it('looks for chrome.exe in the usual folders of Windows', () => {
    const chrome = program('local/Google/Chrome/Application/chrome.exe');
    expect(findChromium(search({ LOCALAPPDATA: join(root, 'local') }, 'win32'))).toBe(chrome);
  });

  it('passes over folders and files that cannot be run', () => {
    mkdirSync(join(root, 'playwright/chrome'), { recursive: true });
    program('bin/chromium', 0o644);
    const chrome = program('bin/google-chrome');
    expect(findChromium(search({ PATH: join(root, 'bin') }))).toBe(chrome);
  });

  it('answers null where there is none', () => {
    expect(findChromium(search({ PATH: root }))).toBeNull();
  });

  it('throws on a CHROMIUM_PATH that cannot be run instead of taking another browser', () => {
    program('playwright/chrome');
    expect(() => findChromium(search({ CHROMIUM_PATH: join(root, 'nowhere') }))).toThrow(/nowhere/);
  });
});
