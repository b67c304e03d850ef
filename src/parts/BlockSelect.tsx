import type { SEBlockShape } from '../domain/block';
import { translator } from '../i18n/translate';
import { useApp } from '../state/react';

interface Props {
  testId: string;
  blocks: readonly Pick<SEBlockShape, 'name' | 'channels'>[];
  value: string;
  onChange(block: string): void;
}

/** Which block a view is about. */
export function BlockSelect({ testId, blocks, value, onChange }: Props) {
  const t = translator(useApp((state) => state.language));
  return (
    <label className="labeled">
      {t('classes.block')}{' '}
      <select data-testid={testId} value={value} onChange={(event) => onChange(event.target.value)}>
        {blocks.map(({ name, channels }) => (
          <option key={name} value={name}>
            {`${name} · C ${channels}`}
          </option>
        ))}
      </select>
    </label>
  );
}
