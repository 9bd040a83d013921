import type { WorkbenchSection } from '../../ui/index.ts';
import { DESK_GROUPS } from '../brings.ts';
import type { Desk } from '../brings.ts';
import type { Visit, DeskName } from '../visit.ts';

/** The workbench's desks that a visitor may enter, in groups. */
export function workbenchSections(visit: Visit, current: DeskName): WorkbenchSection[] {
  const { programme, view } = visit;
  if (!programme) return [];
  const may = ({ roles }: Desk): boolean =>
    (visit.operator && roles.includes('director')) ||
    visit.grants.some((grant) => roles.includes(grant.role));
  const desks = (Object.entries(visit.brought.desks) as [DeskName, Desk][]).filter(([, desk]) => may(desk));
  const sections = DESK_GROUPS.map((group) => ({
    key: group,
    title: group === 'today' ? undefined : view.t(`workbench.group.${group}`),
    items: desks
      .filter(([, desk]) => desk.group === group)
      .map(([desk, { path }]) => ({
        href: `/p/${programme.slug}/workbench${path}`,
        label: view.t(`workbench.desk.${desk}`),
        current: desk === current,
        count: desk === 'work' ? visit.waiting : undefined,
      })),
  }));
  if (visit.operator)
    sections
      .at(-1)!
      .items.push({ href: '/operator', label: view.t('nav.operator'), current: false, count: undefined });
  return sections.filter(({ items }) => items.length > 0);
}
