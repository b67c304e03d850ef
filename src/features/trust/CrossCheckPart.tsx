import { useState } from 'react';
import type { LoadedModel } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import type { BackendName } from '../../domain/trace';
import { failureText } from '../../i18n/failureText';
import type { Translate } from '../../i18n/translate';
import { ProgressBar } from '../../parts/ProgressBar';
import { Switch } from '../../parts/Switch';
import { otherEngines } from '../../state/crossCheck';
import { useActions, useApp } from '../../state/react';
import { CrossCheckResults } from './CrossCheckResults';

interface Props {
  model: LoadedModel;
  runtime: RuntimeInfo;
  t: Translate;
}

/** The comparison with another engine, on demand. */
export function CrossCheckPart({ model, runtime, t }: Props) {
  const check = useApp((state) => state.crossCheck);
  const { runCrossCheck, cancelCrossCheck } = useActions();
  const wasm = typeof WebAssembly !== 'undefined';
  const engines = otherEngines({ backend: runtime.backend, renderer: runtime.renderer, wasm });
  const [chosen, setChosen] = useState<BackendName | null>(null);
  const other = engines.find((name) => name === chosen) ?? engines[0];
  const name = (backend: BackendName) => t(`backend.${backend}`);
  const running = check?.state === 'running';
  return (
    <div className="trust-cross" data-testid="cross-check" data-state={check?.state ?? 'none'}>
      <p className="help">{t('trust.cross.help')}</p>
      <div className="trust-row">
        {engines.length > 1 && (
          <Switch
            label={t('trust.cross.with')}
            value={other}
            options={engines.map((value) => ({ value, text: name(value) }))}
            onChange={setChosen}
          />
        )}
        <button
          type="button"
          className="button primary"
          data-testid="cross-check-run"
          onClick={() => (running ? cancelCrossCheck() : void runCrossCheck(other))}
        >
          {running
            ? t('trust.cross.cancel')
            : t('trust.cross.run', { here: name(runtime.backend), there: name(other) })}
        </button>
      </div>
      <div aria-live="polite">
        {check?.state === 'running' && (
          <>
            <p className="help">
              {t(`trust.cross.step.${check.step}`, {
                here: name(runtime.backend),
                there: name(check.backend),
              })}
            </p>
            <ProgressBar progress={check.progress} recovering={false} t={t} />
          </>
        )}
        {check?.state === 'failed' && (
          <p className="trust-verdict" data-passed={false}>
            {failureText(t, check.failure)}
          </p>
        )}
        {check?.state === 'done' && <CrossCheckResults result={check} model={model} t={t} />}
      </div>
    </div>
  );
}
