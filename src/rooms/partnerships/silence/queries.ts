import type { Ctx } from '../../ctx.ts';
import { absencesOf } from '../absence/queries.ts';
import type { Absence } from '../absence/queries.ts';
import type { OwnPartnership } from '../queries.ts';
import { ANSWER_DAYS, QUIET_DAYS } from '../rules.ts';
import { lastBy, lastAbsences, lastAsked } from './lastLetters.ts';

const DAY = 86_400_000;

/** How long one partner has not written, for another who may ask after them. */
export interface Silence {
  partner: number;
  /** Their last letter, else when the two were introduced, or when their last absence was over. */
  since: Date;
  /** From when one may ask after them. */
  from: Date;
  /** The last letter between the two is theirs. */
  wroteLast: Date | null;
  away: Absence | null;
  /** The reader asked after them and has no answer yet. */
  asked: { at: Date; dueAt: Date } | null;
}

export type Db = Pick<Ctx, 'db' | 'clock'>;

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

/** Who asked after whom in a partnership and has no answer yet. */
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

/** One silence by its id; null when its row is gone. */
export async function silenceById(ctx: Pick<Ctx, 'db'>, programme: number, id: number) {
  const row = await ctx.db
    .selectFrom('silence')
    .select(['asked_at as askedAt', 'due_at as dueAt', 'closed_at as closedAt'])
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export const answerBy = (now: Date): Date => after(now, ANSWER_DAYS);

const after = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

const latest = (dates: readonly (Date | null | undefined)[]): Date =>
  new Date(Math.max(...dates.map((at) => at?.getTime() ?? 0)));
