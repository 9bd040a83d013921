import { applicationById, applicationTo, applicationsOf } from '../../rooms/applications/index.ts';
import type { Application } from '../../rooms/applications/index.ts';
import { isZone } from '../../lib/time/time.ts';
import { presentZoneName } from '../../lib/time/zones.ts';
import type { Actor } from '../../rooms/ctx.ts';
import { personById } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { ofItsTime } from '../frame/ofItsTime.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Days that a browser keeps the right to one application after its mailed link was opened there. */
const DAYS = 7;

/**
 * How a browser without an account came to an application; a signed cookie remembers it. `begun`: the application was begun in this
 * browser, which may use it until the owner of the address opens the mailed link. `linked`: the mailed link was opened in this browser,
 * which may use the application until that person ends their links.
 */
type Origin = 'begun' | 'linked';

export async function rememberApplication(
  visit: ProgrammeVisit,
  origin: Origin,
  application: number,
): Promise<void> {
  const { ctx, programme } = visit;
  const person = (await applicantIn(visit, application))?.person;
  if (!person) return;
  const text = `${origin}.${application}.${ctx.clock.now().getTime().toString(36)}`;
  const signature = ctx.secrets.sign('application', ofItsTime(`${programme.id}|${text}`, person));
  visit.setCookie('application', `${text}.${signature}`, { days: DAYS });
}

/** Shows times in the applicant's zone in this browser from now on, even before the person has an account. */
export function showTimesIn(visit: ProgrammeVisit, zone: unknown): void {
  if (typeof zone === 'string' && isZone(zone)) visit.setCookie('zone', presentZoneName(zone), { days: 365 });
}

async function applicantIn(
  { ctx, programme }: ProgrammeVisit,
  id: number,
): Promise<{ application: Application; person: Person } | null> {
  const application = await applicationById(ctx, programme.id, id);
  const person = application ? await personById(ctx, programme.id, application.person_id) : null;
  return application && person && !person.erased_at ? { application, person } : null;
}

/** The application that this browser remembers by cookie; null when the browser has no right to it any more. */
export async function rememberedApplication(visit: ProgrammeVisit): Promise<Application | null> {
  const { ctx, programme } = visit;
  const [origin = '', id = '', at = '', mac = ''] = (visit.cookies['application'] ?? '').split('.');
  if (!/^\d{1,15}$/.test(id) || !/^[0-9a-z]{1,12}$/.test(at)) return null;
  if (ctx.clock.now().getTime() - Number.parseInt(at, 36) > DAYS * 86_400_000) return null;
  const found = await applicantIn(visit, Number(id));
  if (!found) return null;
  const { application, person } = found;
  const text = ofItsTime(`${programme.id}|${origin}.${id}.${at}`, person);
  if (!ctx.secrets.verify('application', text, mac)) return null;
  if (origin === 'begun' && person.address_confirmed_at) return null;
  return application;
}

/** The visitor's application to a round: signed in, or by cookie. */
export async function ownApplicationTo(visit: ProgrammeVisit, round: number): Promise<Application | null> {
  const { ctx, programme, person } = visit;
  const own = person ? await applicationTo(ctx, programme.id, round, person.id) : null;
  if (own) return own;
  const held = await rememberedApplication(visit);
  return held?.round_id === round ? held : null;
}

/** All applications of the visitor, the newest round first; by cookie only the one it names. */
export async function ownApplications(visit: ProgrammeVisit): Promise<Application[]> {
  const { ctx, programme, person } = visit;
  if (person) return applicationsOf(ctx, programme.id, person.id);
  const held = await rememberedApplication(visit);
  return held ? [held] : [];
}

/** One of the visitor's own applications by its id in the path. */
export async function ownApplication(visit: ProgrammeVisit): Promise<Application | null> {
  const id = visit.id('id');
  return (await ownApplications(visit)).find((one) => one.id === id) ?? null;
}

/** The applicant, as the actor. */
export function applicantOf(application: Pick<Application, 'person_id'>): Actor {
  return { kind: 'person', id: application.person_id };
}
