import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where installers put Chromium or Chrome on systems that keep it out of PATH. */
const USUAL_PLACES: Partial<Record<NodeJS.Platform, (env: NodeJS.ProcessEnv) => string[]>> = {
  darwin: (env) =>
    ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])].flatMap((folder) => [
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
    ]),
  win32: (env) =>
    [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Google/Chrome/Application/chrome.exe'),
      ]),
};

export interface ChromiumSearch {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** Where Playwright keeps its own download, whether it is there or not. */
  playwrightPath: string;
}

/** Every place looked at, in this order: CHROMIUM_PATH, Playwright's own, PATH, the system's usual folders. */
export function chromiumCandidates({ env, platform, playwrightPath }: ChromiumSearch): string[] {
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...(env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : []),
    playwrightPath,
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command + suffix))),
    ...(USUAL_PLACES[platform]?.(env) ?? []),
  ];
}

/**
 * The first candidate that is a file this user may run, or null. A CHROMIUM_PATH that is set but cannot be run
 * throws: silently taking another browser would hide the mistake.
 */
export function findChromium(search: ChromiumSearch): string | null {
  const chosen = search.env.CHROMIUM_PATH;
  if (chosen && !isExecutable(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, which cannot be run.`);
  return chromiumCandidates(search).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
