import { type MouseEvent, useEffect, useRef } from 'react';
import { translator } from '../../i18n/translate';
import { Withheld } from '../../parts/Withheld';
import { linkOf } from '../../state/address';
import type { View } from '../../state/appState';
import { writeLink } from '../../state/link';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';

const VIEWS: View[] = ['explore', 'compare', 'classes', 'lab', 'learn'];

/** The views, as links that also open in a tab of their own. */
export function ViewNav() {
  const t = translator(useApp((state) => state.language));
  const shown = useApp((state) => state.view);
  const free = useAllowed('views');
  const nav = useRef<HTMLElement>(null);
  // On a phone the views may be wider than their place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft;
  }, [shown]);
  return (
    <>
      <nav ref={nav} className="view-nav" aria-label={t('classes.nav')} data-testid="view-nav">
        {VIEWS.filter((view) => free || view === shown).map((view) => (
          <ViewLink key={view} view={view} text={t(`classes.nav.${view}`)} />
        ))}
      </nav>
      {!free && <Withheld control="views" />}
    </>
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
