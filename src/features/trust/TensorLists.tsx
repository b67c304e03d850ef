import type { TensorFact } from '../../domain/anatomy';
import type { LoadedModel } from '../../domain/model';
import type { Translate } from '../../i18n/translate';

/** The names of all tensors, on demand. */
export function TensorLists({ model, t }: { model: LoadedModel; t: Translate }) {
  const { used, ignored } = model.anatomy;
  return (
    <>
      <TensorList
        title={t('trust.tensors.used', { count: used.length })}
        tensors={used}
        testId="tensors-used"
      />
      {ignored.length > 0 && (
        <TensorList
          title={t('trust.tensors.ignored', { count: ignored.length })}
          tensors={ignored}
          testId="tensors-ignored"
        />
      )}
    </>
  );
}

function TensorList({ title, tensors, testId }: { title: string; tensors: TensorFact[]; testId: string }) {
  return (
    <details className="trust-names" data-testid={testId}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
      <ul tabIndex={0} aria-label={title}>
        {tensors.map(({ name, dtype, shape }) => (
          <li key={name}>
            <code>
              {name} {dtype} [{shape.join(', ')}]
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}
