import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { VisitorCache } from './visitorCache.ts';

/**
 * Marks visitors' pages in the cache as old. A post in a programme marks all its pages, or only those that the post names as changed, or
 * none. A post of the operator marks those of all programmes.
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
