import type { ReactNode } from 'react';
import { createInferenceClient } from '../inference/createClient';
import { createApp } from '../state/createApp';
import { AppProvider } from '../state/react';
import { App } from './App';
import { ErrorBoundary } from './ErrorBoundary';

/** Builds the application once, outside of React, and returns its page. */
export function openPage(): ReactNode {
  const app = createApp(() => createInferenceClient());
  void app.open();
  return (
    <ErrorBoundary>
      <AppProvider app={app}>
        <App />
      </AppProvider>
    </ErrorBoundary>
  );
}
