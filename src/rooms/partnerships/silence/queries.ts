import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { unseen } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import type { Absence } from '../absence/queries.ts';
import type { OwnPartnership } from '../queries.ts';
import { ANSWER_DAYS, QUIET_DAYS } from '../rules.ts';
import { agreementFrom, agreementIn, versionsColumn } from '../agreement/queries.ts';
import type { Agreement, VersionRow } from '../agreement/queries.ts';
import { rhythmOf } from '../agreement/rhythm.ts';
import type { Rhythm } from '../agreement/rhythm.ts';
import { contactTold, reportsColumn } from '../contact/queries.ts';
import type { ContactTold, ReportRow } from '../contact/queries.ts';
import { turnColumns, turnFacts } from '../turn/turnColumns.ts';
import type { TurnRow } from '../turn/turnColumns.ts';
import { whoseTurn } from '../turn/whoseTurn.ts';
import type { Turn } from '../turn/whoseTurn.ts';

const DAY = 86_400_000;

/** How long a partner has not written, for another member who may ask after them. */
export interface Silence {
  partner: number;
  /** When their silence began: the latest of their last letter, the introduction and the end of their last absence. */
  since: Date;
  /** The moment from which the reader may ask after them. */
  from: Date;
  /** When they wrote the last letter between the two; null when the last letter is not theirs. */
  wroteLast: Date | null;
  away: Absence | null;
  /** When the reader asked after them, while there is no answer yet. */
  asked: { at: Date; dueAt: Date } | null;
}

export type Db = Pick<Ctx, 'db' | 'clock'>;

/**
 * The facts of one member: those that decide the turn, the end of their last absence, their present absence, and when the reader last asked
 * after them.
 */
type Quiet = TurnRow & {
  wasBackAt: Date | null;
  reports: ReportRow[];
  /** Only in the reader's row. */
  versions: VersionRow[] | null;
  beside: unknown;
  restsAt: Date | null;
  reminders: { since: string; step: number; at: string; mailed: boolean }[];
  stopped: boolean;
} & (Omit<Absence, 'person'> | { id: null }) &
  ({ askedAt: Date; dueAt: Date; closedAt: Date | null } | { askedAt: null });

/** The query for all this. A later room adds one column to the reader's row, so that the page of the pair needs one query only. */
export const quietWith = (beside: (programme: number, partnership: number) => RawBuilder<unknown>) =>
  often(
    (_, programme: number, partnership: number, reader: number, people: readonly number[], now: Date) =>
      sql<Quiet>`
    select member.person, away.*, asked.*, ${turnColumns}, ${reportsColumn},
      case when member.person = ${reader} then ${versionsColumn(programme, partnership)} end as versions,
      case when member.person = ${reader} then ${beside(programme, partnership)} end as beside,
      exists (select from unsubscription u where u.programme_id = ${programme} and u.person_id = member.person
        and u.category = 'reminders') as stopped,
      (select m.rests_at from membership m where m.programme_id = ${programme} and m.partnership_id = ${partnership}
        and m.person_id = member.person) as "restsAt",
      (select coalesce(json_agg(json_build_object('since', r.since, 'step', r.step, 'at', r.sent_at, 'mailed', r.mailed)
        order by r.sent_at), '[]') from turn_reminder r where r.programme_id = ${programme}
        and r.partnership_id = ${partnership} and r.person_id = member.person) as reminders,
      (select max(least(a.back_at, a.ended_at)) from absence a where a.programme_id = ${programme}
        and a.person_id = member.person and least(a.back_at, a.ended_at) <= ${now}) as "wasBackAt"
    from (select ${programme}::bigint as programme, ${partnership}::bigint as partnership, unnest(${unseen(people)}) as person) member
    left join lateral (
      select a.id, a.until_day as until, a.undated, a.back_at as "backAt" from absence a where a.programme_id = ${programme}
        and a.person_id = member.person and a.ended_at is null and a.back_at > ${now} order by a.id desc limit 1) away on true
    left join lateral (
      select s.asked_at as "askedAt", s.due_at as "dueAt", s.closed_at as "closedAt" from silence s
      where s.programme_id = ${programme} and s.partnership_id = ${partnership} and s.person_id = ${reader}
        and s.about_id = member.person order by s.asked_at desc limit 1) asked on true`,
  );

const quietAlone = quietWith(() => sql`null`);

/** The silence of each present partner of a member; none in a partnership that is over. */
export async function silencesOf(ctx: Db, programme: number, own: OwnPartnership): Promise<Silence[]> {
  return (await quietIn(ctx, programme, own)).silences;
}

/**
 * The same, with the reader's own absence, whose turn it is, what was said about talking elsewhere, and the agreement. Only the agreement
 * for a partnership that is over.
 */
export async function quietIn(
  ctx: Db,
  programme: number,
  own: OwnPartnership,
  ask = quietAlone,
): Promise<{
  silences: Silence[];
  away: Absence | null;
  turns: RemindedTurn[];
  told: ContactTold[];
  agreement: Agreement;
  rhythm: Rhythm;
  /** Whether the reader stopped that kind of mail. */
  wantsNoReminders: boolean;
  /** The column that a later room added; null in a partnership that is over. */
  beside: unknown;
}> {
  if (own.state === 'ended' || own.me.leftAt) {
    const agreement = await agreementIn(ctx, programme, own);
    return {
      silences: [],
      away: null,
      turns: [],
      told: [],
      agreement,
      rhythm: rhythmOf(undefined),
      wantsNoReminders: false,
      beside: null,
    };
  }
  const reader = own.me.person;
  const partners = own.partners.filter((partner) => partner.leftAt === null && partner.name !== '');
  const people = [reader, ...partners.map(({ person }) => person)];
  const rows = await ask(ctx.db, programme, own.id, reader, people, ctx.clock.now());
  const quiet = new Map(rows.map((row) => [row.person, row]));
  const mine = quiet.get(reader);
  const members = [own.me, ...partners].map(({ person, joinedAt }) => ({
    person,
    joinedAt: latest([joinedAt, own.metAt]),
  }));
  return {
    beside: mine?.beside ?? null,
    told: contactTold(rows, own.me),
    agreement: agreementFrom(mine?.versions ?? [], own),
    rhythm: rhythmOf(mine?.agreed),
    wantsNoReminders: mine?.stopped ?? false,
    turns: whoseTurn(turnFacts(members, rows), ctx.clock.now()).map((turn) =>
      Object.assign(turn, remindedOf(turn, quiet.get(turn.person))),
    ),
    away: awayIn(mine),
    silences: partners.map(({ person, joinedAt }) => {
      const their = quiet.get(person);
      const last = their && their.askedAt !== null ? their : null;
      const wroteAt = their?.wroteAt ?? null;
      const since = latest([wroteAt, joinedAt, their?.wasBackAt]);
      return {
        partner: person,
        since,
        from: latest([after(since, QUIET_DAYS), last ? after(last.askedAt, QUIET_DAYS) : null]),
        wroteLast: wroteAt && (!mine?.wroteAt || wroteAt > mine.wroteAt) ? wroteAt : null,
        away: awayIn(their),
        asked: last && last.closedAt === null ? { at: last.askedAt, dueAt: last.dueAt } : null,
      };
    }),
  };
}

/** A turn, and the reminders about it. */
export interface RemindedTurn extends Turn {
  /** When the member was reminded of it by mail. */
  reminded: Date[];
  /** The last step that was taken. */
  step: number;
  restsAt: Date | null;
}

function remindedOf({ since }: Turn, row: Quiet | undefined): Omit<RemindedTurn, keyof Turn> {
  const own = (row?.reminders ?? []).filter((one) => since?.getTime() === new Date(one.since).getTime());
  return {
    reminded: own.filter(({ mailed }) => mailed).map(({ at }) => new Date(at)),
    step: Math.max(0, ...own.map(({ step }) => step)),
    restsAt: row?.restsAt ?? null,
  };
}

const awayIn = (row: Quiet | undefined): Absence | null =>
  row && row.id !== null
    ? { id: row.id, person: row.person, until: row.until, undated: row.undated, backAt: row.backAt }
    : null;

/** Why the reader cannot ask after a partner now; null when they can. */
export function whyNotAsk(silence: Silence, now: Date): 'away' | 'asked' | 'early' | null {
  if (silence.away) return 'away';
  if (silence.asked) return 'asked';
  return silence.from > now ? 'early' : null;
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
