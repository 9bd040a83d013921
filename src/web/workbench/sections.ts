import type { WorkbenchSection } from '../../ui/index.ts';
import { DESK_GROUPS } from '../brings.ts';
import type { Desk } from '../brings.ts';
import type { Visit, DeskName } from '../visit.ts';

/** Whether a visitor may enter a desk, by their roles. */
export function mayEnter({ brought, operator, grants }: Visit, desk: DeskName): boolean {
  const { roles } = brought.desks[desk];
  return (operator && roles.includes('director')) || grants.some((grant) => roles.includes(grant.role));
}

/** How many matters wait at each desk; the first desk counts all of them. */
function waitingAt({ aroundDesk, brought }: Visit): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [kind, count] of aroundDesk?.waiting ?? []) {
    // A kind from another version of the program has no desk of its own.
    const desk = (brought.deskOf as Readonly<Record<string, DeskName>>)[kind];
    for (const one of new Set(['work', desk ?? 'work'])) counts.set(one, (counts.get(one) ?? 0) + count);
  }
  return counts;
}

/** The desks that a visitor may enter, in groups. */
export function workbenchSections(visit: Visit, current: DeskName | 'none'): WorkbenchSection[] {
  const { programme, view } = visit;
  if (!programme) return [];
  const desks = (Object.entries(visit.brought.desks) as [DeskName, Desk][]).filter(([name]) =>
    mayEnter(visit, name),
  );
  const waiting = waitingAt(visit);
  const sections = DESK_GROUPS.map((group) => ({
    key: group,
    title: group === 'today' ? undefined : view.t(`workbench.group.${group}`),
    items: desks
      .filter(([, desk]) => desk.group === group)
      .map(([desk, { path }]) => ({
        href: `/p/${programme.slug}/workbench${path}`,
        label: view.t(`workbench.desk.${desk}`),
        current: desk === current,
        count: waiting.get(desk),
      })),
  }));
  if (visit.operator)
    sections
      .at(-1)!
      .items.push({ href: '/operator', label: view.t('nav.operator'), current: false, count: undefined });
  return sections.filter(({ items }) => items.length > 0);
}
