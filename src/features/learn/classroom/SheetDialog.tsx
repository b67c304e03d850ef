import { useCallback, useMemo, useRef, useState } from 'react';
import { saveBlob } from '../../../charts/export/saveBlob';
import { translator } from '../../../i18n/translate';
import { pathAt, stepsOn } from '../../../lessons/lesson';
import { worksheetHtml } from '../../../lessons/worksheetHtml';
import { Dialog } from '../../../parts/Dialog';
import { useApp } from '../../../state/react';
import { Collector, type Questions } from './Collector';
import { type SheetKind, worksheetData } from './worksheetData';

/** Shows the worksheet or its key as it will be printed; prints it, or saves it as a file. */
export function SheetDialog({ kind, onClose }: { kind: SheetKind; onClose(): void }) {
  const state = useApp((whole) => whole);
  const t = translator(state.language);
  const path = pathAt(state.step, state.lessonPath);
  const steps = useMemo(() => stepsOn(path), [path]);
  const page = useRef<HTMLIFrameElement>(null);
  const [html, setHtml] = useState<string | null>(null);
  const latest = useRef(state);
  latest.current = state;
  const onDone = useCallback(
    (questions: Questions) => setHtml(worksheetHtml(worksheetData(kind, latest.current, steps, questions))),
    [kind, steps],
  );
  const title = t(`class.${kind}`);
  return (
    <Dialog title={title} testId="class-sheet" className="class-sheet" onClose={onClose}>
      {html === null ? (
        <>
          <p role="status">{t('class.sheet.running')}</p>
          <Collector path={path} answers={kind === 'key'} onDone={onDone} />
        </>
      ) : (
        <>
          <p className="help">{t(`class.${kind}.help`)}</p>
          {/* Without scripts: it holds texts alone. */}
          <iframe ref={page} title={title} srcDoc={html} sandbox="allow-same-origin allow-modals" />
          <div className="class-tools">
            <button
              type="button"
              className="button primary"
              data-testid="sheet-print"
              onClick={() => page.current?.contentWindow?.print()}
            >
              {t('class.sheet.print')}
            </button>
            <button
              type="button"
              className="button"
              data-testid="sheet-save"
              onClick={() => saveBlob(new Blob([html], { type: 'text/html' }), `${kind}.html`)}
            >
              {t('class.sheet.save')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
