import type { ClassControl } from '../domain/classControls';
import { useApp } from './react';

/** Whether the page offers a control: without a teacher's link all of them. Guidance for a class, no protection. */
export function useAllowed(control: ClassControl): boolean {
  return useApp(({ allowed }) => allowed === null || allowed.includes(control));
}
