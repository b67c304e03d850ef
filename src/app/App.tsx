import { lazy, Suspense, useEffect } from 'react';
import { SheetProvider } from '../charts/sheet/SheetContext';
import { BlockInspector } from '../features/blockInspector/BlockInspector';
import { Glossary } from '../features/glossary/Glossary';
import { Header } from '../features/header/Header';
import { Hints } from '../features/hints/Hints';
import { Lead } from '../features/lead/Lead';
import { saidModel, saidResult } from '../features/lead/saidText';
import { MapPanel } from '../features/networkMap/MapPanel';
import { Notices } from '../features/notices/Notices';
import { Photo } from '../features/photo/Photo';
import { Predictions } from '../features/predictions/Predictions';
import { DropTarget } from '../features/tray/DropTarget';
import { Tray } from '../features/tray/Tray';
import { translator } from '../i18n/translate';
import { Said } from '../parts/Said';
import { SavePicture } from '../parts/SavePicture';
import { shownImage } from '../state/appState';
import { imageTitle } from '../state/imageTitle';
import { useApp } from '../state/react';
import { RootAttributes } from './RootAttributes';

/** Fetched when first opened, or once nothing else is to do: the first view comes sooner without them. */
const VIEWS = {
  compare: () =>
    import('../features/compare/CompareView').then(({ CompareView }) => ({ default: CompareView })),
  classes: () =>
    import('../features/classes/ClassesView').then(({ ClassesView }) => ({ default: ClassesView })),
  lab: () => import('./Lab').then(({ Lab }) => ({ default: Lab })),
  learn: () => import('../features/learn/LearnView').then(({ LearnView }) => ({ default: LearnView })),
};
/** Milliseconds in which the page draws what just came. */
const REST = 200;

const MoreModels = lazy(() =>
  import('../features/models/MoreModels').then((module) => ({ default: module.MoreModels })),
);
const TRUST = () =>
  import('../features/trust/TrustPanel').then(({ TrustPanel }) => ({ default: TrustPanel }));
const TrustPanel = lazy(TRUST);
const CompareView = lazy(VIEWS.compare);
const ClassesView = lazy(VIEWS.classes);
const Lab = lazy(VIEWS.lab);
const LearnView = lazy(VIEWS.learn);

/** The view that the address names. */
export function App() {
  const language = useApp((state) => state.language);
  const view = useApp((state) => state.view);
  const present = useApp((state) => state.present);
  const modelsOpen = useApp((state) => state.modelsOpen);
  const model = useApp(saidModel);
  const waiting = useApp((state) => state.model === null);
  const trusting = useApp((state) => state.trustOpen);
  // Not while the first result is on its way: their scripts would hold it up.
  const settled = useApp((state) => state.stage === 'ready' && state.pendingImage === null);
  const t = translator(language);

  useEffect(() => {
    if (!settled) return;
    // Offline or on a host that drops the connection, opening the view tells.
    const fetchAll = () => {
      for (const fetchView of [...Object.values(VIEWS), TRUST]) void fetchView().catch(() => {});
    };
    const timer = setTimeout(fetchAll, REST);
    return () => clearTimeout(timer);
  }, [settled]);

  return (
    <SheetProvider>
      <RootAttributes />
      <a className="skip" href="#charts">
        {t('app.skip')}
      </a>
      <Header />
      {view !== 'classes' && <Tray />}
      {/* Charts are measured anew where the font is another. */}
      <main key={String(present)} className={view} id="charts" tabIndex={-1} data-testid={view}>
        <Suspense fallback={<Lead />}>
          {view === 'explore' ? (
            <Explore />
          ) : waiting ? (
            <Lead />
          ) : view === 'compare' ? (
            <CompareView />
          ) : view === 'learn' ? (
            <LearnView />
          ) : view === 'lab' ? (
            <Lab />
          ) : (
            <ClassesView />
          )}
        </Suspense>
      </main>
      <Notices />
      <Said text={model} />
      <DropTarget />
      <Glossary />
      {modelsOpen && (
        <Suspense>
          <MoreModels />
        </Suspense>
      )}
      {trusting && (
        <Suspense>
          <TrustPanel />
        </Suspense>
      )}
    </SheetProvider>
  );
}

function Explore() {
  const t = translator(useApp((state) => state.language));
  const name = useApp((state) => {
    const image = shownImage(state);
    return image ? imageTitle(state, image) : '';
  });
  const said = useApp(saidResult);
  return (
    <>
      <div className="intro">
        <Lead />
        <Said text={said} />
        <SavePicture heading={t('picture.title', { image: name })} />
        <Hints />
      </div>
      <Photo />
      <MapPanel />
      <Predictions />
      <BlockInspector />
    </>
  );
}
