interface Props<T extends string> {
  label: string;
  value: T;
  options: { value: NoInfer<T>; text: string }[];
  onChange(value: NoInfer<T>): void;
}

/** A labeled choice between a few values. */
export function Switch<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <fieldset className="labeled">
      <legend>{label}</legend>
      <span className="switch">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
          >
            {option.text}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
