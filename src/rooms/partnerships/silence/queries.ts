import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import { absencesOf } from '../absence/queries.ts';
import type { Absence } from '../absence/queries.ts';
import type { OwnPartnership } from '../queries.ts';
import { ANSWER_DAYS, QUIET_DAYS } from '../rules.ts';

const DAY = 86_400_000;

/** How long nothing has come from one partner, for another who may ask after them. */
export interface Silence {
  partner: number;
  /** Their last letter, else when the two were introduced, or when their last absence was over. */
  since: Date;
  /** From when one may ask after them. */
  from: Date;
  /** The last letter between the two is theirs. */
  wroteLast: Date | null;
  away: Absence | null;
  /** One asked after them, and it is not over yet. */
  asked: { at: Date; dueAt: Date } | null;
}

type Db = Pick<Ctx, 'db' | 'clock'>;

/** The silence of each partner whom one has now; none in a partnership that is over. Who knows already which of them are away hands it over. */
export async function silencesOf(
  ctx: Db,
  programme: number,
  own: OwnPartnership,
  known?: ReadonlyMap<number, Absence>,
): Promise<Silence[]> {
  if (own.state === 'ended' || own.me.leftAt) return [];
  const partners = own.partners.filter((partner) => partner.leftAt === null && partner.name !== '');
  const people = partners.map(({ person }) => person);
  if (people.length === 0) return [];
  const away = known ?? (await absencesOf(ctx, programme, people));
  const [letters, absences, asked] = await Promise.all([
    lastBy(ctx, programme, [own.id]),
    lastAbsences(ctx, programme, people),
    lastAsked(ctx.db, programme, own.id, own.me.person),
  ]);
  const mine = letters.find(({ person }) => person === own.me.person)?.at ?? null;
  return partners.map(({ person, joinedAt }) => {
    const theirs = letters.find((one) => one.person === person)?.at ?? null;
    const last = asked.find((one) => one.about === person);
    const since = latest([theirs, joinedAt, absences.get(person)]);
    return {
      partner: person,
      since,
      from: latest([after(since, QUIET_DAYS), last ? after(last.at, QUIET_DAYS) : null]),
      wroteLast: theirs && (!mine || theirs > mine) ? theirs : null,
      away: away.get(person) ?? null,
      asked: last && last.closedAt === null ? { at: last.at, dueAt: last.dueAt } : null,
    };
  });
}

/** Why one cannot ask after a partner now; null when one can. */
export function whyNotAsk(silence: Silence, now: Date): 'away' | 'asked' | 'early' | null {
  if (silence.away) return 'away';
  if (silence.asked) return 'asked';
  return silence.from > now ? 'early' : null;
}

export interface MemberLetters {
  partnership: number;
  person: number;
  /** '' when the person was erased. */
  name: string;
  lastAt: Date | null;
}

/** When each member of some partnerships wrote last, for coordinators: never a word of it. */
export async function lastLetters(
  ctx: Db,
  programme: number,
  partnerships: readonly number[],
): Promise<MemberLetters[]> {
  if (partnerships.length === 0) return [];
  const [members, letters] = await Promise.all([
    ctx.db
      .selectFrom('membership as m')
      .innerJoin('person', (join) =>
        join.onRef('person.programme_id', '=', 'm.programme_id').onRef('person.id', '=', 'm.person_id'),
      )
      .select(['m.partnership_id as partnership', 'm.person_id as person', 'person.name'])
      .where('m.programme_id', '=', programme)
      .where('m.partnership_id', '=', anyOf(partnerships))
      .where('m.left_at', 'is', null)
      .orderBy('m.person_id')
      .execute(),
    lastBy(ctx, programme, partnerships),
  ]);
  return members.map((member) =>
    Object.assign(member, {
      lastAt:
        letters.find((one) => one.partnership === member.partnership && one.person === member.person)?.at ??
        null,
    }),
  );
}

/** Who asked after whom in a partnership, and it is not over yet. */
export async function openSilences(ctx: Db, programme: number, partnership: number) {
  return ctx.db
    .selectFrom('silence')
    .select(['person_id as person', 'about_id as about', 'asked_at as askedAt', 'due_at as dueAt'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('closed_at', 'is', null)
    .orderBy('asked_at')
    .execute();
}

/** One asking after a partner; null when its row is gone. */
export async function silenceById(ctx: Pick<Ctx, 'db'>, programme: number, id: number) {
  const row = await ctx.db
    .selectFrom('silence')
    .select(['asked_at as askedAt', 'due_at as dueAt', 'closed_at as closedAt'])
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The last letter of each writer that reached the others. */
async function lastBy(ctx: Db, programme: number, partnerships: readonly number[]) {
  const rows = await lastWords(ctx.db, programme, partnerships);
  return rows.map(({ partnership, person, at }) => ({ partnership, person, at: at as Date }));
}

const lastWords = often((db, programme: number, partnerships: readonly number[]) =>
  db
    .selectFrom('letter')
    .select((eb) => [
      'partnership_id as partnership',
      'author_id as person',
      eb.fn.max('written_at').as('at'),
    ])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(partnerships))
    .where('held_at', 'is', null)
    .groupBy(['partnership_id', 'author_id']),
);

/** When the last absence of each was over. */
async function lastAbsences(
  ctx: Db,
  programme: number,
  people: readonly number[],
): Promise<Map<number, Date>> {
  const rows = await absencesOver(ctx.db, programme, people, ctx.clock.now());
  return new Map(rows.map(({ person, at }) => [person, at]));
}

const absencesOver = often((db, programme: number, people: readonly number[], now: Date) =>
  db
    .selectFrom('absence')
    .select(['person_id as person', sql<Date>`max(least(back_at, ended_at))`.as('at')])
    .where('programme_id', '=', programme)
    .where('person_id', '=', anyOf(people))
    .where(sql<Date>`least(back_at, ended_at)`, '<=', now)
    .groupBy('person_id'),
);

const lastAsked = often((db, programme: number, partnership: number, person: number) =>
  db
    .selectFrom('silence')
    .select(['about_id as about', 'asked_at as at', 'due_at as dueAt', 'closed_at as closedAt'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .orderBy('asked_at', 'desc'),
);

export const answerBy = (now: Date): Date => after(now, ANSWER_DAYS);
const after = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);
const latest = (dates: readonly (Date | null | undefined)[]): Date =>
  new Date(Math.max(...dates.map((at) => at?.getTime() ?? 0)));
