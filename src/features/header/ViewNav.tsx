import type { MouseEvent } from 'react';
import { translator } from '../../i18n/translate';
import { linkOf } from '../../state/address';
import type { View } from '../../state/appState';
import { writeLink } from '../../state/link';
import { useActions, useApp } from '../../state/react';

const VIEWS: View[] = ['explore', 'compare', 'classes', 'lab'];

/** The views, as links that also open in a tab of their own. */
export function ViewNav() {
  const t = translator(useApp((state) => state.language));
  return (
    <nav className="view-nav" aria-label={t('classes.nav')} data-testid="view-nav">
      {VIEWS.map((view) => (
        <ViewLink key={view} view={view} text={t(`classes.nav.${view}`)} />
      ))}
    </nav>
  );
}

function ViewLink({ view, text }: { view: View; text: string }) {
  const current = useApp((state) => state.view === view);
  const address = useApp((state) => writeLink(linkOf({ ...state, view })) || '.');
  const { setView } = useActions();
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setView(view);
  };
  return (
    <a href={address} aria-current={current ? 'page' : undefined} onClick={onClick}>
      {text}
    </a>
  );
}
