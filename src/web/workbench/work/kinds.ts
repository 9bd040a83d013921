import type { Matter, MatterKind, MatterScope } from '../../../rooms/matters/index.ts';
import type { Role } from '../../../rooms/people/index.ts';
import type { Visit } from '../../visit.ts';

interface Door {
  /** Where the matter is dealt with, below /p/{programme}. */
  path(matter: Matter): string;
  /** Who sees it. Ambassadors see those of their country only. */
  roles: readonly Role[];
}

const coordinators: readonly Role[] = ['director', 'matcher'];

/** Every kind of matter: who sees it, and where it leads. */
const DOORS: Record<MatterKind, Door> = {
  'mail-bounced': {
    path: () => '/workbench/outbox',
    roles: [...coordinators, 'ambassador'],
  },
};

export const matterDoor = (kind: string): Door | undefined => (DOORS as Record<string, Door>)[kind];

/** What a visitor may see of the work list, by their roles. */
export function scopeOf(visit: Pick<Visit, 'grants' | 'operator'>): MatterScope {
  const roles = new Set<Role>(visit.grants.map((grant) => grant.role));
  if (visit.operator) roles.add('director');
  const kinds = Object.entries(DOORS);
  return {
    kinds: kinds
      .filter(([, door]) => door.roles.some((role) => role !== 'ambassador' && roles.has(role)))
      .map(([kind]) => kind),
    ofCountries: kinds.filter(([, door]) => door.roles.includes('ambassador')).map(([kind]) => kind),
    countries: visit.grants.flatMap((grant) => (grant.country ? [grant.country] : [])),
  };
}
