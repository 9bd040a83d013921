import type { ComingMail, Ctx } from '../ctx.ts';
import type { Round } from '../programmes/index.ts';
import { answerEnd, answerEndOf } from './answerTime.ts';
import { comingDraftReminders } from './remindDrafts.ts';

interface Whose {
  id: number;
  person_id: number;
}

/** Who has not sent an application in when a round closes, and who sent one in from an address that is not shown to be theirs. */
export async function unsentOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<{ late: Whose[]; unconfirmed: Whose[] }> {
  const rows = await ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select(['application.id', 'application.state', 'person.id as holder', 'person.stands_for as owner'])
    .where('application.programme_id', '=', programme)
    .where('application.round_id', '=', round)
    .where('application.state', 'in', ['draft', 'submitted'])
    .where('person.erased_at', 'is', null)
    // Imported people have an invitation and a reminder of their own.
    .where('person.imported_at', 'is', null)
    .execute();
  return {
    late: rows
      .filter(({ state, owner }) => state === 'draft' && owner === null)
      .map(({ id, holder }) => ({ id, person_id: holder })),
    unconfirmed: rows
      .filter(({ state }) => state === 'submitted')
      .map(({ id, holder, owner }) => ({ id, person_id: owner ?? holder })),
  };
}

/** What the timetable will write to the applicants of a round, if nothing changes until then. */
export async function comingToApplicants(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  round: Round,
): Promise<ComingMail[]> {
  const { id, programme_id: programme, dates } = round;
  const now = ctx.clock.now();
  const coming: ComingMail[] = [];
  const add = <W extends Whose>(
    kind: ComingMail['kind'],
    people: readonly W[],
    at: (one: W) => Date,
  ): void => {
    const readers = people.map((one) => ({ person: one.person_id, at: at(one) }));
    coming.push({ kind, round: id, readers: readers.filter((reader) => reader.at > now) });
  };
  if (dates.closes.doneAt === null) {
    const { late, unconfirmed } = await unsentOf(ctx, { programme, round: id });
    add('application-late', late, () => dates.closes.actsAt);
    add('application-unconfirmed', unconfirmed, () => dates.closes.actsAt);
    const reminded = await comingDraftReminders(ctx, { programme, round: id });
    coming.push({ kind: 'draft-reminder', round: id, readers: reminded });
  }
  const unanswered = await ctx.db
    .selectFrom('application')
    .select(['id', 'person_id', 'available_asked_at', 'available_reminded_at', 'ask_again_at', 'answer_by'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', id)
    .where('state', '=', 'confirmed')
    .where('available_at', 'is', null)
    .orderBy('id')
    .execute();
  const asking = dates.availability.doneAt === null ? dates.availability.actsAt : null;
  type Row = (typeof unanswered)[number];
  /** When somebody is asked next; null when they have been. */
  const askedNext = (row: Row): Date | null => row.ask_again_at ?? (row.available_asked_at ? null : asking);
  const half = (row: Row): Date => {
    const asked = askedNext(row) ?? row.available_asked_at ?? now;
    const end = (askedNext(row) ? null : answerEndOf(round, row)) ?? answerEnd(round, asked);
    return new Date((asked.getTime() + end.getTime()) / 2);
  };
  const toAsk = unanswered.filter((row) => askedNext(row) !== null);
  add('availability-request', toAsk, (row) => askedNext(row)!);
  const toRemind = unanswered.filter(
    (row) => askedNext(row) !== null || (row.available_asked_at !== null && !row.available_reminded_at),
  );
  add('availability-reminder', toRemind, half);
  return coming;
}
