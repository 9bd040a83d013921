import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { InJson } from '../../../db/together.ts';
import { comingPart, comingReaders } from '../../coming.ts';
import type { ComingMail, ComingPart } from '../../coming.ts';
import type { Ctx } from '../../ctx.ts';
import { personOf } from '../../people/index.ts';
import type { Round } from '../../programmes/index.ts';
import { answerEnd, answerEndOf } from '../availability/answerTime.ts';
import type { Application } from '../queries.ts';
import { countDraftReminders, draftReminders } from '../filling/remindDrafts.ts';

interface Whose {
  id: number;
  person_id: number;
}

interface Of {
  programme: number;
  round: number;
  /** Only these people. */
  among?: readonly number[] | undefined;
}

/**
 * The applications that are not sent in when a round closes, and those from an unconfirmed address. With `next`, only those after one id,
 * at most `atMost`; `last` is the last id when more may follow.
 */
export async function unsentOf(
  ctx: Pick<Ctx, 'db'>,
  of: Of,
  next?: { after: number; atMost: number },
): Promise<{ late: Whose[]; unconfirmed: Whose[]; last: number | null }> {
  const rows = await unsentRows(ctx.db, of)
    .$if(next !== undefined, (query) => query.where('application.id', '>', next!.after).limit(next!.atMost))
    .execute();
  const last = next && rows.length === next.atMost ? rows.at(-1)!.id : null;
  return { ...partedOf(rows), last };
}

const unsentRows = (db: Ctx['db'], of: Of) =>
  unsent(db, of)
    .select(['application.id', 'application.state', 'person.id as holder', 'person.stands_for as owner'])
    .$if(of.among !== undefined, (query) =>
      query.where(sql`coalesce(person.stands_for, person.id)`, '=', anyOf(of.among!)),
    )
    .orderBy('application.id');

interface Unsent {
  id: number;
  state: string;
  holder: number;
  owner: number | null;
}

const partedOf = (rows: readonly Unsent[]): { late: Whose[]; unconfirmed: Whose[] } => ({
  late: rows
    .filter(({ state, owner }) => state === 'draft' && owner === null)
    .map(({ id, holder }) => ({ id, person_id: holder })),
  unconfirmed: rows
    .filter(({ state }) => state === 'submitted')
    .map(({ id, holder, owner }) => ({ id, person_id: owner ?? holder })),
});

const unsent = (db: Ctx['db'], { programme, round }: Of) =>
  db
    .selectFrom('application')
    .innerJoinLateral(personOf('application'), (join) => join.onTrue())
    .where('application.programme_id', '=', programme)
    .where('application.round_id', '=', round)
    .where('application.state', 'in', ['draft', 'submitted'])
    .where('person.erased_at', 'is', null)
    // Imported people get an invitation and a reminder of their own.
    .where('person.imported_at', 'is', null);

/** How many there are of both kinds. */
const countUnsent = (db: Ctx['db'], of: Of) =>
  unsent(db, of).select([
    count(sql`application.state = 'draft' and person.stands_for is null`).as('late'),
    count(sql`application.state = 'submitted'`).as('unconfirmed'),
  ]);

const count = (which: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${which}))::int`;

/** The mails that the timetable will write to the applicants of a round at its closing, if nothing changes. */
export function comingAtClosing(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): ComingPart | null {
  const { db } = ctx;
  const { id, programme_id: programme } = round;
  const { closes } = round.dates;
  if (closes.doneAt !== null) return null;
  const of = { programme, round: id };
  const isToCome = closes.actsAt > ctx.clock.now();
  const asks = { unsent: countUnsent(db, of), reminders: countDraftReminders(ctx, of) };
  return comingPart(asks, ({ unsent, reminders }) => {
    const atClosing = (kind: ComingMail['kind'], which: 'late' | 'unconfirmed'): ComingMail => {
      const people = unsent[0]![which];
      return {
        kind,
        round: id,
        crowd: isToCome && people > 0 ? [{ at: closes.actsAt, people }] : [],
        readers: (among) =>
          comingReaders(unsentRows(db, { ...of, among }), (row) => {
            const [own] = partedOf([row])[which];
            return own && isToCome ? { person: own.person_id, at: closes.actsAt } : null;
          }),
      };
    };
    return [
      atClosing('application-late', 'late'),
      atClosing('application-unconfirmed', 'unconfirmed'),
      {
        kind: 'draft-reminder',
        round: id,
        crowd: reminders.map(({ at, people }) => ({ at: new Date(at), people })),
        readers: (among) =>
          comingReaders(draftReminders(ctx, { ...of, among }), ({ person, at }) => ({
            person,
            at: new Date(at),
          })),
      },
    ];
  });
}

/** The mails that will ask the applicants of a round whether they are available. */
export function comingQuestions({ db, clock }: Pick<Ctx, 'db' | 'clock'>, round: Round): ComingPart {
  const { id, programme_id: programme, dates } = round;
  const of = { programme, round: id };
  const now = clock.now();
  const asking = dates.availability.doneAt === null ? dates.availability.actsAt : null;
  /** When somebody is next asked; null when they have been. */
  const askedNext = (asked: Asked): Date | null =>
    asked.ask_again_at ?? (asked.available_asked_at ? null : asking);
  const half = (asked: Asked): Date => {
    const next = askedNext(asked);
    const from = next ?? asked.available_asked_at ?? now;
    const end = (next ? null : answerEndOf(round, asked)) ?? answerEnd(round, from);
    return new Date((from.getTime() + end.getTime()) / 2);
  };
  const halfway = (asked: Asked): Date | null =>
    askedNext(asked) !== null || (asked.available_asked_at !== null && !asked.available_reminded_at)
      ? half(asked)
      : null;
  const hours = unanswered(db, of)
    .select([...ASKED, (eb) => eb.fn.countAll<number>().as('people')])
    .groupBy(ASKED);
  return comingPart({ hours }, ({ hours }) => {
    const coming = (kind: ComingMail['kind'], whenOf: (asked: Asked) => Date | null): ComingMail => {
      const after = (row: InJson<Asked>): Date | null => {
        const at = whenOf(askedIn(row));
        return at !== null && at > now ? at : null;
      };
      return {
        kind,
        round: id,
        crowd: hours.flatMap((row) => {
          const at = after(row);
          return at ? [{ at, people: row.people }] : [];
        }),
        readers: (among) => {
          const rows = unanswered(db, { ...of, among })
            .select([...ASKED, 'person_id'])
            .orderBy('id');
          return comingReaders(rows, (row) => {
            const at = after(row);
            return at ? { person: row.person_id, at } : null;
          });
        },
      };
    };
    return [coming('availability-request', askedNext), coming('availability-reminder', halfway)];
  });
}

/** The columns that decide when somebody is asked whether they are available. Most people of a round share their values. */
const ASKED = ['available_asked_at', 'available_reminded_at', 'ask_again_at', 'answer_by'] as const;
type Asked = Pick<Application, (typeof ASKED)[number]>;

const askedIn = (row: InJson<Asked>): Asked => {
  const moment = (column: (typeof ASKED)[number]): Date | null => {
    const text = row[column];
    return text === null ? null : new Date(text);
  };
  return {
    available_asked_at: moment('available_asked_at'),
    available_reminded_at: moment('available_reminded_at'),
    ask_again_at: moment('ask_again_at'),
    answer_by: moment('answer_by'),
  };
};

/** Confirmed people who have not said that they are available. */
const unanswered = (db: Ctx['db'], { programme, round, among }: Of) =>
  db
    .selectFrom('application')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'confirmed')
    .where('available_at', 'is', null)
    .$if(among !== undefined, (query) => query.where('person_id', '=', anyOf(among!)));
