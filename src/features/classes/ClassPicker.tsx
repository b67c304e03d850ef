import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { LoadedModel } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { focusNeighbor } from '../../parts/moveFocus';
import { Said } from '../../parts/Said';
import { SlotKey } from '../../parts/SlotKey';
import { type ClassChoice, MOST_CLASSES } from '../../state/classChoice';
import { useActions, useApp } from '../../state/react';
import { useClassNames } from '../../state/useClassNames';

/** More rows than this are found by searching. */
const MOST_ROWS = 200;

interface Props {
  model: LoadedModel;
  choices: ClassChoice[];
}

/** The chosen classes as chips, and a list of all to choose from, searched in English, Chinese and by index. */
export function ClassPicker({ model, choices }: Props) {
  const t = translator(useApp((state) => state.language));
  const { addClass, removeClass } = useActions();
  const names = useClassNames(model);
  const [query, setQuery] = useState('');
  /** What was done last, for those who do not see it; typing takes its place. */
  const [done, setDone] = useState('');
  /** The row that Tab leads to. */
  const [stop, setStop] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const { labels, labelsZh } = model;
  const found = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return [...labels.keys()].filter(
      (index) =>
        wanted === '' ||
        labels[index].toLowerCase().includes(wanted) ||
        labelsZh?.[index].includes(wanted) ||
        String(index) === wanted,
    );
  }, [labels, labelsZh, query]);
  const chosen = new Set(choices.map(({ index }) => index));
  const full = choices.length >= MOST_CLASSES;
  const room = t(full ? 'classes.picker.full' : 'classes.picker.room', {
    count: choices.length,
    most: MOST_CLASSES,
  });
  const remove = (index: number) => {
    if (choices.length > 1) setDone(t('classes.picker.removed', { label: names[index] }));
    removeClass(index);
  };
  const toggle = (index: number) => {
    if (chosen.has(index)) return remove(index);
    if (!full) setDone(t('classes.picker.added', { label: names[index] }));
    addClass(index);
  };
  const answered =
    found.length === 0 ? t('classes.picker.none') : t('classes.picker.found', { count: found.length });
  const typed = query === '' ? '' : answered;

  /** One stop for Tab, arrow keys within. */
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[Math.min(buttons.length - 1, Math.max(0, next))]?.focus();
  };

  return (
    <section className="class-picker" data-testid="class-picker">
      <h2>{t('classes.picker')}</h2>
      <ul className="class-chips" aria-label={t('classes.picker.chosen')}>
        {choices.map(({ index, slot }) => (
          <li key={index} className="class-chip" data-class={index}>
            <SlotKey slot={slot} />
            <span>{names[index]}</span>
            {choices.length > 1 && (
              <button
                type="button"
                className="icon-button"
                aria-label={t('classes.picker.remove', { label: names[index] })}
                onClick={({ currentTarget }) => {
                  // The last one has no cross.
                  if (choices.length > 2) focusNeighbor(currentTarget);
                  else search.current?.focus();
                  remove(index);
                }}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="help">{room}</p>
      <Said text={done ? `${done} ${room}` : typed} />
      <input
        ref={search}
        type="search"
        className="class-search"
        aria-label={t('classes.picker.search', { count: labels.length })}
        placeholder={t('classes.picker.search', { count: labels.length })}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setDone('');
          setStop(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') onKeyDown(event);
          if (event.key === 'Enter' && query !== '' && found.length > 0) toggle(found[0]);
        }}
      />
      <ul className="class-list" aria-label={t('classes.picker.list')} ref={list} onKeyDown={onKeyDown}>
        {found.slice(0, MOST_ROWS).map((index, row) => (
          <li key={index}>
            <button
              type="button"
              tabIndex={row === stop ? 0 : -1}
              aria-pressed={chosen.has(index)}
              aria-disabled={full && !chosen.has(index)}
              onFocus={() => setStop(row)}
              onClick={() => toggle(index)}
            >
              <span lang="en">{labels[index]}</span>
              {labelsZh && labelsZh[index] !== labels[index] && (
                <span className="help" lang="zh-CN">
                  {labelsZh[index]}
                </span>
              )}
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="help">{t('classes.picker.none')}</li>}
      </ul>
    </section>
  );
}
