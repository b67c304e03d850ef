import { useEffect, useRef } from 'react';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { ProgressBar } from '../../parts/ProgressBar';
import { useActions, useApp } from '../../state/react';
import { downloadFigures } from './figures';

interface Props {
  id: string;
  name: string;
  primary?: boolean;
}

/** What can be done with one model now. The button that follows a used one takes its focus. */
export function ModelAction(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const used = useRef(false);
  const state = useApp(({ downloads }) => downloads.find(({ id }) => id === props.id)?.state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state has buttons of its own
  useEffect(() => {
    if (used.current && document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>('button')?.focus();
    used.current = false;
  }, [state]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that one of its buttons was used
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button's click is the keyboard's, too
    <div
      ref={place}
      style={{ display: 'contents' }}
      onClick={() => {
        used.current = true;
      }}
    >
      <ActionNow {...props} />
    </div>
  );
}

/** Fetch it, follow and end that, try again, use it. */
function ActionNow({ id, name, primary }: Props) {
  const t = translator(useApp((state) => state.language));
  const download = useApp((state) => state.downloads.find((candidate) => candidate.id === id));
  const inUse = useApp((state) => state.model?.id === id && state.wantedModel === null);
  const loading = useApp((state) => (state.wantedModel === id ? state.progress : null));
  const kept = useApp((state) => state.storedModels.some((model) => model.id === id));
  const { downloadModel, cancelDownload, dismissDownload, closeModels } = useActions();
  const labelled = (text: string) => ({ 'aria-label': `${text}: ${name}`, children: text });
  const begin = () => void downloadModel(id);

  if (loading) return <ProgressBar progress={loading} recovering={false} t={t} />;
  if (download?.state === 'running')
    return (
      <div className="download" data-testid="download">
        <progress
          max={1}
          value={download.total === null ? undefined : Math.min(1, download.loaded / download.total)}
          aria-label={t('models.downloading', { id: name })}
        />
        <span>{downloadFigures(download, t)}</span>
        <button
          type="button"
          className="button"
          onClick={() => cancelDownload(id)}
          {...labelled(t('models.cancel'))}
        />
      </div>
    );
  if (download?.state === 'failed' && download.failure)
    return (
      <div className="download">
        <p className="download-failure" role="alert">
          {failureText(t, download.failure)}
        </p>
        <button type="button" className="button" onClick={begin} {...labelled(t('models.retry'))} />
        <button
          type="button"
          className="button"
          onClick={() => dismissDownload(id)}
          {...labelled(t('notice.dismiss'))}
        />
      </div>
    );
  if (inUse)
    return (
      <p className="model-in-use" role="status">
        {t('models.in-use')}
      </p>
    );
  if (kept || download)
    return (
      <button
        type="button"
        className="button"
        onClick={() => {
          begin();
          // What it computes stands behind the dialog.
          closeModels();
        }}
        {...labelled(t('models.use'))}
      />
    );
  return (
    <button
      type="button"
      className={primary ? 'button primary' : 'button'}
      onClick={begin}
      {...labelled(t('models.download'))}
    />
  );
}
