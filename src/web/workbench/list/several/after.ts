import type { ProgrammeVisit } from '../../../visit.ts';
import { pathOf } from '../asked.ts';

/** The list as it was, which tells what came of an act on several; or, while that goes on, the page that tells how far it is. */
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
