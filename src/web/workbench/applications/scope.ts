import { applicationForDesk } from '../../../rooms/applications/index.ts';
import type { ApplicationForDesk } from '../../../rooms/applications/index.ts';
import type { Audience } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** Readers of applications: coordinators see all, ambassadors those of their countries and without private fields. */
export const readers: Audience = { volunteer: ['director', 'matcher', 'ambassador'] };

/** The countries a volunteer may see; null for all. */
export function countriesOf(visit: ProgrammeVisit): string[] | null {
  if (visit.may('director', 'matcher')) return null;
  return visit.grants.flatMap(({ role, country }) => (role === 'ambassador' && country ? [country] : []));
}

/** The application in the path, if this volunteer may see it. */
export async function visibleApplication(visit: ProgrammeVisit): Promise<ApplicationForDesk | null> {
  const id = visit.id('id');
  const found = id === null ? null : await applicationForDesk(visit.ctx, visit.programme.id, id);
  const countries = countriesOf(visit);
  return found && (!countries || countries.includes(found.person.country ?? '')) ? found : null;
}
