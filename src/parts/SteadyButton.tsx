import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  /** Nothing to do now: it says so, and does nothing. */
  idle: boolean;
};

/**
 * A button that is idle at times, after its own click most of all, and keeps the focus then: a disabled one loses it,
 * and whoever works by keyboard or screen reader loses their place on the page.
 */
export function SteadyButton({ idle, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={idle}
      onClick={(event) => (idle ? event.preventDefault() : onClick?.(event))}
    />
  );
}
