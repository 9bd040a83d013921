import { personById } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { ofItsTime } from '../frame/ofItsTime.ts';
import type { ProgrammeVisit, Visit } from '../visit.ts';

const DAYS = 180;
const PURPOSE = 'writer';

/** The places in which a browser may be known as a writer's. A link about words written in a place makes the browser known there. */
type Place = 'chats' | 'discussion';

/**
 * The writer: the signed-in person, or the owner of an address whose mailed link this browser once opened. A link about a comment makes
 * them known in the discussion, one about a message in the live chats, and nowhere else. Null for everybody else.
 */
export async function writerOf(visit: ProgrammeVisit): Promise<Person | null> {
  if (visit.person) return visit.person;
  const place: Place = visit.url.pathname.startsWith(visit.path('/chats/')) ? 'chats' : 'discussion';
  const known = await knownWriter(visit);
  return known?.places.includes(place) ? known.person : null;
}

/** Remembers in this browser that a person writes in a place, until that person changes their address or signs out everywhere. */
export async function knowWriter(visit: ProgrammeVisit, person: Person, place: Place): Promise<void> {
  const known = await knownWriter(visit);
  const before = known?.person.id === person.id ? known.places : [];
  const places = [...new Set([...before, place])].toSorted();
  const signature = visit.ctx.secrets.sign(PURPOSE, textOf(person, places));
  const whose = `${person.programme_id.toString(36)}.${person.id.toString(36)}`;
  visit.setCookie('writer', `${whose}.${signature}.${places.join('-')}`, { days: DAYS });
}

/** Whether this browser is known as a writer's in any place. */
export const isKnown = async (visit: ProgrammeVisit): Promise<boolean> => (await knownWriter(visit)) !== null;

async function knownWriter(visit: ProgrammeVisit): Promise<{ person: Person; places: string[] } | null> {
  const { ctx, programme } = visit;
  // Cookies from before the live chats name no place.
  const [of = '', id = '', signature = '', joined = 'discussion'] = (visit.cookies['writer'] ?? '').split(
    '.',
  );
  if (!/^[0-9a-z]{1,11}$/.test(id) || Number.parseInt(of, 36) !== programme.id) return null;
  const person = await personById(ctx, programme.id, Number.parseInt(id, 36));
  if (!person || person.erased_at) return null;
  const places = joined.split('-');
  return ctx.secrets.verify(PURPOSE, textOf(person, places), signature) ? { person, places } : null;
}

export function forgetWriter(visit: Pick<Visit, 'setCookie'>): void {
  visit.setCookie('writer', '');
}

function textOf(person: Person, places: readonly string[]): string {
  const whose = `${person.programme_id}|${person.id}|${person.address}`;
  const joined = places.join('-');
  return ofItsTime(joined === 'discussion' ? whose : `${whose}|${joined}`, person);
}

/** A key that keeps visitors of one network from liking or reporting the same thing twice. It reveals nothing else that they did. */
export const visitorKey = (
  visit: ProgrammeVisit,
  what: 'like' | 'like-topic' | 'report' | 'like-message' | 'report-message',
  ...ids: number[]
): string =>
  `v:${visit.ctx.secrets.sign('visitor', `${what}|${visit.programme.id}|${ids.join('|')}|${visit.network}`).slice(0, 22)}`;
