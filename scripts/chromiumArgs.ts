/** What CHROMIUM_GPU can be: the ways by which Chromium's ANGLE reaches a real GPU. */
const GPU_WAYS = ['gl-egl', 'vulkan'];

/**
 * The one list of Chromium switches, for tests, `trace`, `bench` and `screenshots`: no traffic of the browser's
 * own, and WebGL emulated by SwiftShader, so that a machine without a GPU gives the same numbers as one with. `gpu`,
 * CHROMIUM_GPU of the environment: `gl-egl` or `vulkan` takes the real GPU by that way. Throws on another word.
 */
export function chromiumArgs(
  root: boolean = process.getuid?.() === 0,
  gpu: string | undefined = process.env.CHROMIUM_GPU,
): string[] {
  return [
    // Chromium refuses to run its sandbox as root, as in most containers.
    ...(root ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--use-gl=angle',
    ...graphicsSwitches(gpu),
    `--disable-features=${[...PLAYWRIGHTS_FEATURES, ...ADDRESS_BAR].join()}`,
  ];
}

function graphicsSwitches(gpu: string | undefined): string[] {
  if (!gpu) {
    return [
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // Pages are drawn by the processor anyway; through an emulated GPU it takes half as long again.
      '--disable-gpu-compositing',
    ];
  }
  if (!GPU_WAYS.includes(gpu)) throw new Error(`CHROMIUM_GPU is ${gpu}; it can be ${GPU_WAYS.join(' or ')}.`);
  // Chromium's list of drivers to avoid is for visitors; whoever asks for this GPU wants to see what it does.
  return [`--use-angle=${gpu}`, '--ignore-gpu-blocklist'];
}

/** The last of several such switches counts, so that ours has to hold what Playwright 1.65 disables. */
const PLAYWRIGHTS_FEATURES = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** Chromium 156 builds the popups of its address bar, pages of their own, for every window: half a second of processor. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];
