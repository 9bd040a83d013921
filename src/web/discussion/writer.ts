import { personById } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { ofItsTime } from '../frame/ofItsTime.ts';
import type { ProgrammeVisit, Visit } from '../visit.ts';

const DAYS = 180;
const PURPOSE = 'writer';

/**
 * The writer: somebody signed in, or the owner of an address whose mailed link this browser once opened. That makes them known in the
 * discussion and nowhere else. Null for everybody else.
 */
export async function writerOf(visit: ProgrammeVisit): Promise<Person | null> {
  if (visit.person) return visit.person;
  const { ctx, programme } = visit;
  const [of = '', id = '', signature = ''] = (visit.cookies['writer'] ?? '').split('.');
  if (!/^[0-9a-z]{1,11}$/.test(id) || Number.parseInt(of, 36) !== programme.id) return null;
  const person = await personById(ctx, programme.id, Number.parseInt(id, 36));
  if (!person || person.erased_at) return null;
  return ctx.secrets.verify(PURPOSE, textOf(person), signature) ? person : null;
}

/** Keeps this browser known as somebody's, until they change their address or sign out everywhere. */
export function knowWriter(visit: ProgrammeVisit, person: Person): void {
  const signature = visit.ctx.secrets.sign(PURPOSE, textOf(person));
  visit.setCookie('writer', `${person.programme_id.toString(36)}.${person.id.toString(36)}.${signature}`, {
    days: DAYS,
  });
}

export function forgetWriter(visit: Pick<Visit, 'setCookie'>): void {
  visit.setCookie('writer', '');
}

const textOf = (person: Person): string =>
  ofItsTime(`${person.programme_id}|${person.id}|${person.address}`, person);

/** A mark that keeps visitors of one network from liking or reporting the same thing twice; it says nothing about what else they did. */
export const visitorKey = (
  visit: ProgrammeVisit,
  what: 'like' | 'like-topic' | 'report',
  id: number,
): string =>
  `v:${visit.ctx.secrets.sign('visitor', `${what}|${visit.programme.id}|${id}|${visit.network}`).slice(0, 22)}`;
