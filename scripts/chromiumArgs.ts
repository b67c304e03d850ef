/**
 * The one list of Chromium switches, for tests, `trace`, `bench` and `screenshots`: no traffic of the browser's
 * own, and WebGL emulated by SwiftShader, so that a machine without a GPU gives the same numbers as one with.
 */
export function chromiumArgs(root: boolean = process.getuid?.() === 0): string[] {
  return [
    // Chromium refuses to run its sandbox as root, as in most containers.
    ...(root ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    // Pages are drawn by the processor anyway; through an emulated GPU it takes half as long again.
    '--disable-gpu-compositing',
    `--disable-features=${[...PLAYWRIGHTS_FEATURES, ...ADDRESS_BAR].join()}`,
  ];
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
