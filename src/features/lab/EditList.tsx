import { useRef } from 'react';
import { saveBlob } from '../../charts/export/saveBlob';
import type { LoadedModel } from '../../domain/model';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { FileButton } from '../../parts/FileButton';
import { focusNeighbor } from '../../parts/moveFocus';
import { SteadyButton } from '../../parts/SteadyButton';
import { recordedEdits } from '../../state/editReferences';
import { useActions, useApp } from '../../state/react';
import { useClassNames } from '../../state/useClassNames';
import { describeEdit } from './describeEdit';
import { useLabPass } from './useLabPass';

interface Props {
  model: LoadedModel;
  onLater(): void;
}

/** What is edited, block by block; undo and redo; edits from and to a file; the way to what they did to other blocks. */
export function EditList({ model, onLater }: Props) {
  const t = translator(useApp((state) => state.language));
  const { edits, past, future, failure } = useApp((state) => state.lab);
  const { after } = useLabPass();
  const images = useApp((state) => state.images);
  const names = useClassNames(model);
  const undo = useRef<HTMLButtonElement>(null);
  const { editBlocks, undoEdit, redoEdit, clearEdits, openEdits, retryLab } = useActions();
  const channelsOf = (block: string) => model.blocks.find(({ name }) => name === block)?.channels ?? 0;
  const words = {
    nameOf: (id: string) => images.find((image) => image.id === id)?.name ?? id,
    labelOf: (label: string) => names[model.labels.indexOf(label)] ?? label,
  };
  const count = Object.keys(edits).length;
  // In the order of the network, whatever was edited first.
  const order = model.blocks.map(({ name }) => name);
  const rows = Object.entries(edits).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return (
    <div className="lab-edits" data-testid="lab-edits">
      <h3>{t('lab.list.title')}</h3>
      {count === 0 ? (
        <p className="help">{t('lab.list.none')}</p>
      ) : (
        <ul>
          {rows.map(([block, edit]) => (
            <li key={block}>
              <b>{block}</b> {describeEdit(t, edit, channelsOf(block), words)}
              <button
                type="button"
                className="icon-button"
                aria-label={t('lab.list.remove', { block })}
                onClick={({ currentTarget }) => {
                  focusNeighbor(currentTarget, undo.current);
                  editBlocks([block], null);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {failure && (
        <p className="lab-failure" role="alert" data-testid="lab-failure">
          {failureText(t, failure)}{' '}
          <button type="button" className="link-button" onClick={retryLab}>
            {t('lab.failure.retry')}
          </button>
        </p>
      )}
      <div className="lab-buttons">
        <SteadyButton ref={undo} className="button" idle={past.length === 0} onClick={undoEdit}>
          {t('lab.undo')}
        </SteadyButton>
        <SteadyButton className="button" idle={future.length === 0} onClick={redoEdit}>
          {t('lab.redo')}
        </SteadyButton>
        <SteadyButton className="button" idle={count === 0} onClick={clearEdits}>
          {t('lab.clear')}
        </SteadyButton>
        <SteadyButton
          className="button"
          idle={count === 0}
          onClick={() =>
            saveBlob(
              new Blob([`${JSON.stringify(recordedEdits(edits, images), null, 2)}\n`], {
                type: 'application/json',
              }),
              'gates.edits.json',
            )
          }
        >
          {t('lab.save')}
        </SteadyButton>
        <FileButton
          testId="lab-open"
          text={t('lab.open')}
          accept=".json,application/json"
          onFiles={([file]) => void file.text().then(openEdits)}
        />
        <button type="button" className="link-button" disabled={!after} onClick={onLater}>
          {t('lab.later.go')}
        </button>
      </div>
    </div>
  );
}
