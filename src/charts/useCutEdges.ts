import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/**
 * On which sides a sideways scroller hides a part of its content: '', 'left', 'right' or 'left right'. Measured when the
 * size of the scroller or of its first child changes, and when `contentWidth` does.
 */
export function useCutEdges(scroller: RefObject<HTMLElement | null>, contentWidth = 0) {
  const [cut, setCut] = useState('');
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollLeft, scrollWidth, clientWidth } = element;
    const sides = [scrollLeft > 1 && 'left', scrollLeft + clientWidth < scrollWidth - 1 && 'right'];
    setCut(sides.filter(Boolean).join(' '));
  }, [scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content has other edges
  useLayoutEffect(() => {
    measure();
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [scroller, measure, contentWidth]);
  return { cut, measure };
}
