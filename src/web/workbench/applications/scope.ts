import { applicationById } from '../../../rooms/applications/index.ts';
import type { Application } from '../../../rooms/applications/index.ts';
import { personById } from '../../../rooms/people/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
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
export async function visibleApplication(
  visit: ProgrammeVisit,
): Promise<{ application: Application; person: Person } | null> {
  const { ctx, programme } = visit;
  const id = visit.id('id');
  const application = id === null ? null : await applicationById(ctx, programme.id, id);
  const person = application ? await personById(ctx, programme.id, application.person_id) : null;
  if (!application || !person || person.erased_at || person.stands_for !== null) return null;
  const countries = countriesOf(visit);
  if (countries && !countries.includes(person.country ?? '')) return null;
  return { application, person };
}
