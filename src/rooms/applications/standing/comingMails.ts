import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { ComingMail, Ctx } from '../../ctx.ts';
import type { Round } from '../../programmes/index.ts';
import { answerEnd, answerEndOf } from '../availability/answerTime.ts';
import type { Application } from '../queries.ts';
import { comingDraftReminders, countDraftReminders } from '../filling/remindDrafts.ts';

interface Whose {
  id: number;
  person_id: number;
}

interface Of {
  programme: number;
  round: number;
  /** Of these people alone. */
  among?: readonly number[] | undefined;
}

/**
 * The applications not sent in when a round closes, and those sent in from an address that nobody has confirmed. With `next` at most so many
 * of those after one number; `last` is the number of the last when more may follow.
 */
export async function unsentOf(
  ctx: Pick<Ctx, 'db'>,
  of: Of,
  next?: { after: number; atMost: number },
): Promise<{ late: Whose[]; unconfirmed: Whose[]; last: number | null }> {
  const { among } = of;
  const rows = await unsent(ctx, of)
    .select(['application.id', 'application.state', 'person.id as holder', 'person.stands_for as owner'])
    .$if(among !== undefined, (query) =>
      query.where(sql`coalesce(person.stands_for, person.id)`, '=', anyOf(among!)),
    )
    .$if(next !== undefined, (query) => query.where('application.id', '>', next!.after).limit(next!.atMost))
    .orderBy('application.id')
    .execute();
  return {
    last: next && rows.length === next.atMost ? rows.at(-1)!.id : null,
    late: rows
      .filter(({ state, owner }) => state === 'draft' && owner === null)
      .map(({ id, holder }) => ({ id, person_id: holder })),
    unconfirmed: rows
      .filter(({ state }) => state === 'submitted')
      .map(({ id, holder, owner }) => ({ id, person_id: owner ?? holder })),
  };
}

const unsent = ({ db }: Pick<Ctx, 'db'>, { programme, round }: Of) =>
  db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .where('application.programme_id', '=', programme)
    .where('application.round_id', '=', round)
    .where('application.state', 'in', ['draft', 'submitted'])
    .where('person.erased_at', 'is', null)
    // Imported people have an invitation and a reminder of their own.
    .where('person.imported_at', 'is', null);

/** How many of both there are. */
async function countUnsent(ctx: Pick<Ctx, 'db'>, of: Of): Promise<{ late: number; unconfirmed: number }> {
  return unsent(ctx, of)
    .select([
      count(sql`application.state = 'draft' and person.stands_for is null`).as('late'),
      count(sql`application.state = 'submitted'`).as('unconfirmed'),
    ])
    .executeTakeFirstOrThrow();
}

const count = (which: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${which}))::int`;

/** The mails that the timetable will write to the applicants of a round, if nothing changes until then. */
export async function comingToApplicants(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  round: Round,
): Promise<ComingMail[]> {
  const { id, programme_id: programme, dates } = round;
  const { closes } = dates;
  const of = { programme, round: id };
  const now = ctx.clock.now();
  const coming: ComingMail[] = [];
  if (closes.doneAt === null) {
    const counts = await countUnsent(ctx, of);
    const isToCome = closes.actsAt > now;
    const atClosing = (kind: ComingMail['kind'], which: 'late' | 'unconfirmed'): ComingMail => ({
      kind,
      round: id,
      crowd: isToCome && counts[which] > 0 ? [{ at: closes.actsAt, people: counts[which] }] : [],
      readers: async (among) =>
        isToCome
          ? (await unsentOf(ctx, { ...of, among }))[which].map(({ person_id: person }) => ({
              person,
              at: closes.actsAt,
            }))
          : [],
    });
    coming.push(atClosing('application-late', 'late'), atClosing('application-unconfirmed', 'unconfirmed'));
    coming.push({
      kind: 'draft-reminder',
      round: id,
      crowd: await countDraftReminders(ctx, of),
      readers: (among) => comingDraftReminders(ctx, { ...of, among }),
    });
  }
  const hours = await unanswered(ctx, of)
    .select([...ASKED, (eb) => eb.fn.countAll<number>().as('people')])
    .groupBy(ASKED)
    .execute();
  const after = (at: Date | null): at is Date => at !== null && at > now;
  const add = (kind: ComingMail['kind'], whenOf: (asked: Asked) => Date | null): void => {
    coming.push({
      kind,
      round: id,
      crowd: hours.flatMap((asked) => {
        const at = whenOf(asked);
        return after(at) ? [{ at, people: Number(asked.people) }] : [];
      }),
      readers: async (among) => {
        const rows = await unanswered(ctx, { ...of, among })
          .select([...ASKED, 'person_id'])
          .orderBy('id')
          .execute();
        return rows.flatMap(({ person_id: person, ...asked }) => {
          const at = whenOf(asked);
          return after(at) ? [{ person, at }] : [];
        });
      },
    });
  };
  const asking = dates.availability.doneAt === null ? dates.availability.actsAt : null;
  /** When somebody is asked next; null when they have been. */
  const askedNext = (asked: Asked): Date | null =>
    asked.ask_again_at ?? (asked.available_asked_at ? null : asking);
  const half = (asked: Asked): Date => {
    const next = askedNext(asked);
    const from = next ?? asked.available_asked_at ?? now;
    const end = (next ? null : answerEndOf(round, asked)) ?? answerEnd(round, from);
    return new Date((from.getTime() + end.getTime()) / 2);
  };
  add('availability-request', askedNext);
  add('availability-reminder', (asked) =>
    askedNext(asked) !== null || (asked.available_asked_at !== null && !asked.available_reminded_at)
      ? half(asked)
      : null,
  );
  return coming;
}

/** The columns that decide when somebody is asked whether they are available; most people of a round share their values. */
const ASKED = ['available_asked_at', 'available_reminded_at', 'ask_again_at', 'answer_by'] as const;
type Asked = Pick<Application, (typeof ASKED)[number]>;

/** Confirmed, and not said to be available. */
const unanswered = ({ db }: Pick<Ctx, 'db'>, { programme, round, among }: Of) =>
  db
    .selectFrom('application')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'confirmed')
    .where('available_at', 'is', null)
    .$if(among !== undefined, (query) => query.where('person_id', '=', anyOf(among!)));
