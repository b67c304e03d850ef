import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import type { ModelCard } from '../src/domain/model.ts';
import { packFile } from './packFile.ts';
import { filesBelow, typeOf } from './siteFiles.ts';

/** Models beside the default come along up to this size of their weights. */
const SMALL_BYTES = 1e6;

/** The default model and the small ones. */
export const heldModels = (catalog: ModelCard[]): ModelCard[] =>
  catalog.filter((card) => card.default || card.bytes <= SMALL_BYTES);

/** What the page looks up by path: models, names, samples, the worked example; what only readers of the source want stays out. */
export function heldFiles(publicDir: string): { path: string; bytes: Buffer }[] {
  const list = 'models/index.json';
  const catalog = heldModels(JSON.parse(readFileSync(join(publicDir, list), 'utf8')) as ModelCard[]);
  const held = (path: string) =>
    catalog.some(({ id }) => path.startsWith(`models/${id}/`)) || /^(labels|samples|sessions)\//.test(path);
  const files = filesBelow(publicDir)
    .filter((path) => held(path) && !/train\.log$|CREDITS/.test(path))
    .map((path) => ({ path, bytes: readFileSync(join(publicDir, path)) }));
  return [{ path: list, bytes: Buffer.from(JSON.stringify(catalog)) }, ...files];
}

/** WASM without SIMD, and with threads: browsers that can open the file have the one and deny it the other. */
const LEFT_OUT = /tfjs-backend-wasm(-threaded-simd)?\.wasm\?url$/;

/** An element that `openInlinedFiles` of src/site finds and unpacks. */
export function inlinedElement(path: string, bytes: Uint8Array): string {
  const { base64, gzip } = packFile(bytes);
  const packed = gzip ? ' data-packed="gzip"' : '';
  return `<script type="text/plain" data-site-file="${path}" data-type="${typeOf(path)}"${packed}>${base64}</script>`;
}

/** Script text that no HTML parser takes for the end of its element, or for the start of a comment. */
export const asInlineScript = (code: string): string =>
  code.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');

/** One page that holds everything: `scripts` and `styles` in place of the tags that fetch them, files at its end. */
export function singlePage(
  html: string,
  { script, style, icon, files }: { script: string; style: string; icon: string; files: string[] },
): string {
  const fetched =
    /\s*<(script)\b[^>]*\bsrc=[^>]*><\/script>|\s*<link\b[^>]*\brel="(stylesheet|icon|manifest|apple-touch-icon|modulepreload)"[^>]*>/g;
  // Functions: a `$` in what is put in means itself.
  return html
    .replace(fetched, '')
    .replace('</head>', () => `  ${icon}\n    <style>${style}</style>\n  </head>`)
    .replace(
      '</body>',
      () => `  ${files.join('\n')}\n<script type="module">${asInlineScript(script)}</script>\n  </body>`,
    );
}

/** `vite build --mode single`: turns what was built into one HTML file that needs no server. */
export function singleFile({ publicDir, file }: { publicDir: string; file: string }): Plugin {
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        copyPublicDir: false,
        cssCodeSplit: false,
        modulePreload: false,
        assetsInlineLimit: Number.POSITIVE_INFINITY,
        rolldownOptions: { output: { codeSplitting: false } },
      },
      worker: { rolldownOptions: { output: { codeSplitting: false } } },
    }),
    // After Vite's own work on the scripts.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const built = Object.values(bundle);
        const asset = (pattern: RegExp) => Buffer.from(only(built, pattern).source);
        const page = singlePage(asset(/\.html$/).toString(), {
          script: onlyChunk(built).code,
          style: asset(/\.css$/).toString(),
          icon: `<link rel="icon" href="data:image/svg+xml;base64,${readFileSync(join(publicDir, 'favicon.svg'), 'base64')}" />`,
          files: [
            inlinedElement('runtime.js', asset(/worker-[^/]*\.js$/)),
            ...heldFiles(publicDir).map(({ path, bytes }) => inlinedElement(path, bytes)),
          ],
        });
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: 'asset', fileName: file, source: page });
      },
    },
  };
}

/** In the build of a single file: leaves out the variants of the WASM backend that could not run there. */
export function simdOnly(): Plugin {
  return {
    name: 'simd-only',
    enforce: 'pre',
    load: { filter: { id: LEFT_OUT }, handler: () => 'export default "data:,"' },
  };
}

type Built = Rolldown.OutputAsset | Rolldown.OutputChunk;

function only(built: Built[], pattern: RegExp): Rolldown.OutputAsset {
  const found = built.filter(
    (output): output is Rolldown.OutputAsset => output.type === 'asset' && pattern.test(output.fileName),
  );
  if (found.length !== 1)
    throw new Error(`${found.length} files match ${pattern}: ${built.map(({ fileName }) => fileName)}`);
  return found[0];
}

function onlyChunk(built: Built[]): Rolldown.OutputChunk {
  const chunks = built.filter((output): output is Rolldown.OutputChunk => output.type === 'chunk');
  if (chunks.length !== 1)
    throw new Error(`One script was expected: ${chunks.map(({ fileName }) => fileName)}`);
  return chunks[0];
}
