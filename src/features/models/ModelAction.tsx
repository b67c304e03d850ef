import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { ProgressBar } from '../../parts/ProgressBar';
import { useActions, useApp } from '../../state/react';
import { downloadFigures } from './figures';

/** What can be done with one model now: fetch it, follow and end that, try again, use it. */
export function ModelAction({ id, name, primary }: { id: string; name: string; primary?: boolean }) {
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
