import type { Role } from '../../rooms/people/index.ts';
import type { WorkbenchSection } from '../../ui/index.ts';
import type { Visit, WorkbenchPlace } from '../visit.ts';

interface Place {
  place: WorkbenchPlace;
  path: string;
  roles: readonly Role[];
}

const EVERYONE: readonly Role[] = [
  'director',
  'matcher',
  'content_editor',
  'moderator',
  'chat_host',
  'ambassador',
  'safeguarding',
];

/** The workbench's places in the order of a round's work, each with the roles that may enter. */
const PLACES: readonly Place[] = [
  { place: 'work', path: '', roles: EVERYONE },
  { place: 'inbox', path: '/inbox', roles: ['director', 'matcher', 'ambassador', 'safeguarding'] },
  { place: 'rounds', path: '/rounds', roles: ['director', 'matcher'] },
  { place: 'applications', path: '/applications', roles: ['director', 'matcher', 'ambassador'] },
  { place: 'matching', path: '/matching', roles: ['director', 'matcher'] },
  { place: 'partnerships', path: '/partnerships', roles: ['director', 'matcher', 'safeguarding'] },
  { place: 'topics', path: '/topics', roles: ['director', 'content_editor'] },
  { place: 'discussion', path: '/discussion', roles: ['director', 'moderator'] },
  { place: 'pages', path: '/pages', roles: ['director', 'content_editor'] },
  { place: 'glossary', path: '/glossary', roles: ['director', 'content_editor'] },
  { place: 'outbox', path: '/outbox', roles: ['director'] },
  { place: 'tray', path: '/tray', roles: ['director'] },
  { place: 'announcements', path: '/announcements', roles: ['director'] },
  { place: 'wording', path: '/wording', roles: ['director', 'content_editor'] },
  { place: 'people', path: '/people', roles: ['director'] },
  { place: 'programme', path: '/programme', roles: ['director'] },
  { place: 'log', path: '/log', roles: ['director', 'matcher', 'safeguarding'] },
];

export function workbenchSections(visit: Visit, current: WorkbenchPlace): WorkbenchSection[] {
  const { programme, view } = visit;
  if (!programme) return [];
  const may = (roles: readonly Role[]): boolean =>
    (visit.operator && roles.includes('director')) ||
    visit.grants.some((grant) => roles.includes(grant.role));
  const installation = visit.operator ? [{ href: '/operator', label: view.t('nav.operator') }] : [];
  return [
    {
      key: 'workbench',
      items: [
        ...PLACES.filter(({ roles }) => may(roles)).map(({ place, path }) => ({
          href: `/p/${programme.slug}/workbench${path}`,
          label: view.t(`workbench.place.${place}`),
          current: place === current,
          count: place === 'work' ? visit.waiting : undefined,
        })),
        ...installation,
      ],
    },
  ];
}
