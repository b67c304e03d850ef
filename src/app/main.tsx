import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import './layout.css';
import './controls.css';
import './panels.css';
import './evidence.css';
import './classes.css';
import './compare.css';
import './learn.css';
import './lab.css';
import './models.css';
import './trust.css';
import './presenter.css';
import './forced.css';
import './print.css';

/** Whether this is `npm run build:single`, which nothing drives. */
declare const __SINGLE_FILE__: boolean;

/** `?batch=1` is the page that the command line drives: the same runtime without the views. */
if (!__SINGLE_FILE__ && new URLSearchParams(location.search).get('batch') === '1') {
  void import('./batch').then(({ installBatch }) => installBatch());
} else {
  void import('./openPage').then(async ({ openPage }) => {
    const root = createRoot(document.getElementById('root') as HTMLElement);
    root.render(<StrictMode>{await openPage()}</StrictMode>);
  });
}
