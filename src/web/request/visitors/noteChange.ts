import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { VisitorCache } from './visitorCache.ts';

/**
 * Marks pages kept for visitors as old: those of a programme when something was posted there, or only those that the post says it
 * changes, or none; those of all programmes when the post was the operator's.
 */
export function noteChange(
  visitors: VisitorCache | undefined,
  { programme, changed }: ProgrammeVisit,
  { scope, audience, isUnseen }: Route,
  { status }: Response,
): void {
  if (status >= 400 || isUnseen) return;
  if (scope === 'programme') visitors?.clear(programme.slug, changed ?? undefined);
  else if (audience !== 'everyone' && audience !== 'machine') visitors?.clear();
}
