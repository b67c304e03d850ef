import { linkOfModel } from '../../domain/modelAddress';
import { translator } from '../../i18n/translate';
import { ProgressBar } from '../../parts/ProgressBar';
import { useActions, useApp } from '../../state/react';

/** The models that did not come with the site: those that the browser keeps, and the one in use. */
export function ElsewhereChoices() {
  const t = translator(useApp((state) => state.language));
  const catalog = useApp((state) => state.catalog);
  const stored = useApp((state) => state.storedModels);
  const used = useApp((state) => state.model?.id);
  const wanted = useApp((state) => state.wantedModel);
  const progress = useApp((state) => state.progress);
  const { downloadModel } = useActions();
  const kept = stored.flatMap(({ id }) => (id === null ? [] : [id]));
  const own = used !== undefined && !catalog.some(({ id }) => id === used) && !kept.includes(used);
  return [...kept, ...(own ? [used] : [])].map((id) => (
    <div key={id} className="model-choice">
      <label>
        <input
          type="radio"
          name="model"
          checked={(wanted ?? used) === id}
          // A file of the visitor's is not read again.
          onChange={() => linkOfModel(id) && void downloadModel(id)}
        />
        <span>
          {id}
          <small>
            {t(
              kept.includes(id)
                ? 'header.model.stored'
                : linkOfModel(id)
                  ? 'header.model.elsewhere'
                  : 'header.model.own',
            )}
          </small>
        </span>
      </label>
      {wanted === id && <ProgressBar progress={progress} recovering={false} t={t} />}
    </div>
  ));
}
