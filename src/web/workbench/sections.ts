import type { WorkbenchSection } from '../../ui/index.ts';
import type { Desk } from '../brings.ts';
import type { Visit, DeskName } from '../visit.ts';

/** The workbench's desks that a visitor may enter. */
export function workbenchSections(visit: Visit, current: DeskName): WorkbenchSection[] {
  const { programme, view } = visit;
  if (!programme) return [];
  const may = ({ roles }: Desk): boolean =>
    (visit.operator && roles.includes('director')) ||
    visit.grants.some((grant) => roles.includes(grant.role));
  const installation = visit.operator ? [{ href: '/operator', label: view.t('nav.operator') }] : [];
  const desks = Object.entries(visit.brought.desks) as [DeskName, Desk][];
  return [
    {
      key: 'workbench',
      items: [
        ...desks
          .filter(([, desk]) => may(desk))
          .map(([desk, { path }]) => ({
            href: `/p/${programme.slug}/workbench${path}`,
            label: view.t(`workbench.desk.${desk}`),
            current: desk === current,
            count: desk === 'work' ? visit.waiting : undefined,
          })),
        ...installation,
      ],
    },
  ];
}
