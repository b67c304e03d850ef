import type { ReactNode } from 'react';
import { loadMessages } from '../i18n/translate';
import { createInferenceClient } from '../inference/createClient';
import { openInlinedFiles } from '../site/siteFiles';
import { createApp } from '../state/createApp';
import { AppProvider } from '../state/react';
import { App } from './App';
import { ErrorBoundary } from './ErrorBoundary';
import { keepOffline } from './keepOffline';
import { NotUnpacked } from './NotUnpacked';
import { followPresenter } from './presenterPage';

/** Builds the application once, outside of React, and returns its page. */
export async function openPage(): Promise<ReactNode> {
  try {
    await openInlinedFiles();
  } catch (error) {
    console.error(error);
    await loadMessages('zh').catch(() => {});
    return <NotUnpacked />;
  }
  const app = createApp(() => createInferenceClient(), loadMessages);
  keepOffline(app.store);
  followPresenter(app.store);
  void app.open();
  await app.actions.bringMessages();
  return (
    <ErrorBoundary>
      <AppProvider app={app}>
        <App />
      </AppProvider>
    </ErrorBoundary>
  );
}
