import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** On which sides a sideways scroller hides a part of its content: '', 'left', 'right' or 'left right'. */
export function useCutEdges(scroller: RefObject<HTMLElement | null>, contentWidth: number) {
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
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [measure, contentWidth]);
  return { cut, measure };
}
