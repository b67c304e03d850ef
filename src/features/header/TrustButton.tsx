import type { Translate } from '../../i18n/translate';
import { useActions } from '../../state/react';

/** Opens what was loaded, and how far to trust it. */
export function TrustButton({ t }: { t: Translate }) {
  const { openTrust } = useActions();
  return (
    <button
      type="button"
      className="button"
      aria-haspopup="dialog"
      data-testid="open-trust"
      onClick={({ currentTarget }) => {
        // The dialog gives the focus back to what had it, which a closed menu could not take.
        const menu = currentTarget.closest('details');
        if (menu) menu.open = false;
        menu?.querySelector('summary')?.focus();
        openTrust();
      }}
    >
      {t('trust.open')}
    </button>
  );
}
