/** Pages of package archives; each names its packages in its addresses. */
const ARCHIVES: Record<string, (name: string, version: string) => string> = {
  Debian: (name) => `https://packages.debian.org/${name}`,
  PyPI: (name, version) => `https://pypi.org/project/${name}/${version}/`,
  npm: (name, version) => `https://www.npmjs.com/package/${name}/v/${version}`,
};

/** `scikit-image 0.24.0 (PyPI), skimage/data/coffee.png` -> the page of the package; null: of no known archive. */
export function sourceLink(source: string): string | null {
  const [, name, version, archive] = /^(\S+) (\S+) \((\w+)\),/.exec(source) ?? [];
  return ARCHIVES[archive]?.(name, version) ?? null;
}
