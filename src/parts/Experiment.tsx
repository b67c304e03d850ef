import { useState } from 'react';
import { translator } from '../i18n/translate';
import type { Scope } from '../state/labState';
import { useActions, useApp } from '../state/react';
import { hasOwnImages, imagesInScope } from '../state/runEdits';
import type { RunProgress } from '../state/runImages';
import { Said } from './Said';
import { SteadyButton } from './SteadyButton';
import { Switch } from './Switch';

interface Props {
  testId: string;
  /** What the button says. */
  run: string;
  progress: RunProgress | null;
  onRun(): void;
  onStop(): void;
}

/** Over which images an experiment runs, its button, and how far it is. */
export function Experiment({ testId, run, progress, onRun, onStop }: Props) {
  const t = translator(useApp((state) => state.language));
  const scope = useApp((state) => state.lab.scope);
  const several = useApp((state) =>
    imagesInScope(state, 'tray')
      .map(({ name }) => name)
      .join(t('list.separator')),
  );
  const count = useApp((state) => imagesInScope(state, 'tray').length);
  const own = useApp(hasOwnImages);
  const ready = useApp((state) => imagesInScope(state, state.lab.scope).length > 0);
  const [started, setStarted] = useState(false);
  const { setScope } = useActions();
  return (
    <div className="lab-controls" data-testid={testId}>
      <Switch<Scope>
        label={t('lab.scope')}
        value={scope}
        options={[
          { value: 'one', text: t('lab.scope.one') },
          { value: 'tray', text: t(own ? 'lab.scope.own' : 'lab.scope.samples', { count }) },
        ]}
        onChange={setScope}
      />
      <span className="lab-progress">
        {progress && (
          <>
            <progress max={progress.total} value={progress.done} aria-label={run} />
            {t('lab.sweep.progress', { done: progress.done, total: progress.total })}
          </>
        )}
        {/* One button that keeps the focus. */}
        <SteadyButton
          className="button"
          idle={!progress && !ready}
          onKeyDown={(event) => event.repeat && event.preventDefault()}
          onClick={({ detail }) => {
            // The second half of a double click.
            if (detail > 1) return;
            if (progress) return onStop();
            setStarted(true);
            onRun();
          }}
        >
          {progress ? t('lab.sweep.stop') : run}
        </SteadyButton>
      </span>
      <Said
        text={progress ? t('lab.run.begun', { total: progress.total }) : started ? t('lab.run.ended') : ''}
      />
      {scope === 'tray' && (
        <p className="help lab-scope" data-testid={`${testId}-images`}>
          {several}
        </p>
      )}
    </div>
  );
}
