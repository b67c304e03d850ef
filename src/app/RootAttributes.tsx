import { useEffect } from 'react';
import { translator } from '../i18n/translate';
import { drawnModel } from '../state/drawn';
import { useApp } from '../state/react';
import { useResolvedTheme } from '../state/useResolvedTheme';

/** Language and theme of the document, and what tests read. By itself: no view need render anew for it. */
export function RootAttributes() {
  const language = useApp((state) => state.language);
  const runtime = useApp((state) => state.runtime);
  const stage = useApp((state) => state.stage);
  const blocks = useApp((state) => drawnModel(state)?.blocks.length);
  const threads = useApp((state) => state.model?.threads);
  const view = useApp((state) => state.view);
  const step = useApp((state) => state.step);
  const theme = useResolvedTheme();

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    root.dataset.theme = theme;
    root.dataset.stage = stage;
    if (blocks !== undefined) root.dataset.blocks = String(blocks);
    if (runtime) {
      root.dataset.backend = runtime.backend;
      root.dataset.mostThreads = String(runtime.threads);
    }
    if (threads !== undefined) root.dataset.threads = String(threads);
  }, [language, theme, runtime, stage, blocks, threads]);

  useEffect(() => {
    const t = translator(language);
    const place = view === 'learn' ? t(`learn.${step}.title`) : t(`classes.nav.${view}`);
    document.title = `${place} – ${t('app.title')}`;
  }, [language, view, step]);

  return null;
}
