import { type FormEvent, useState } from 'react';
import type { Failure } from '../../domain/failure';
import { HUB } from '../../domain/modelAddress';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';

/** Where the Hub cannot be reached: another host with the same files under the same paths. */
export function HubHost() {
  const t = translator(useApp((state) => state.language));
  const host = useApp((state) => state.hubHost);
  const { setHubHost } = useActions();
  const [text, setText] = useState(host === HUB ? '' : host);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailure(setHubHost(text));
  };
  return (
    <details className="hub-host" data-testid="hub-host">
      <summary>{t('models.host', { host: new URL(host).host })}</summary>
      <form className="address" onSubmit={submit}>
        <label htmlFor="hub-host">{t('models.host.label')}</label>
        <div className="address-row">
          <input
            id="hub-host"
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={HUB}
            value={text}
            aria-invalid={failure !== null}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button">
            {t('models.host.set')}
          </button>
        </div>
        <p className="help">{t('models.host.help')}</p>
        {failure && (
          <p className="download-failure" role="alert">
            {failureText(t, failure)}
          </p>
        )}
      </form>
    </details>
  );
}
