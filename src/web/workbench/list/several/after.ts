import type { ProgrammeVisit } from '../../../visit.ts';
import { pathOf } from '../asked.ts';

/**
 * The address after an act on several things: the list as it was, which tells the result; while the act goes on, the page of its progress.
 */
export function afterBulk(
  visit: ProgrammeVisit,
  list: string,
  query: string,
  { act, isDone }: { act: number; isDone: boolean },
): string {
  if (!isDone) return visit.path(`/workbench/lists/${list}/acts/${act}`);
  const to = new URLSearchParams(query);
  to.set('did', String(act));
  return visit.path(`${pathOf(visit.brought.lists.get(list)!.path, to)}?${to}`);
}
