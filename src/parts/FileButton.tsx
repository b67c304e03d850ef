interface Props {
  testId: string;
  text: string;
  /** As of an <input>. */
  accept: string;
  multiple?: boolean;
  /** Which camera takes the picture, on a phone. */
  capture?: 'environment';
  primary?: boolean;
  disabled?: boolean;
  /** Told in a tooltip. */
  title?: string;
  /** Never called with none. */
  onFiles(files: File[]): void;
}

/** A button that opens the visitor's files; the same ones can be chosen again. */
export function FileButton({
  testId,
  text,
  accept,
  multiple,
  capture,
  primary,
  disabled,
  title,
  onFiles,
}: Props) {
  return (
    <label
      className={primary ? 'button primary' : 'button'}
      title={title}
      aria-disabled={disabled === undefined ? undefined : disabled}
    >
      {text}
      <input
        type="file"
        className="visually-hidden"
        data-testid={testId}
        accept={accept}
        multiple={multiple}
        capture={capture}
        disabled={disabled}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
