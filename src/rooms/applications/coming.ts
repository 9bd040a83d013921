import type { ComingMail, Ctx } from '../ctx.ts';
import type { Round } from '../programmes/index.ts';

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
  const add = (kind: ComingMail['kind'], people: readonly Whose[], at: (one: Whose) => Date): void => {
    const readers = people.map((one) => ({ person: one.person_id, at: at(one) }));
    coming.push({ kind, round: id, readers: readers.filter((reader) => reader.at > now) });
  };
  if (dates.closes.doneAt === null) {
    const { late, unconfirmed } = await unsentOf(ctx, { programme, round: id });
    add('application-late', late, () => dates.closes.dueAt);
    add('application-unconfirmed', unconfirmed, () => dates.closes.dueAt);
  }
  const unanswered = await ctx.db
    .selectFrom('application')
    .select(['id', 'person_id', 'available_asked_at', 'available_reminded_at'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', id)
    .where('state', '=', 'confirmed')
    .where('available_at', 'is', null)
    .orderBy('id')
    .execute();
  const isAsked = (one: Whose): boolean =>
    unanswered.some((row) => row.id === one.id && row.available_asked_at !== null);
  if (dates.availability.doneAt === null)
    add(
      'availability-request',
      unanswered.filter((one) => !isAsked(one)),
      () => dates.availability.dueAt,
    );
  const half = ({ id }: Whose): Date => {
    const asked = unanswered.find((row) => row.id === id)?.available_asked_at ?? dates.availability.dueAt;
    return new Date((asked.getTime() + dates.matches.dueAt.getTime()) / 2);
  };
  add(
    'availability-reminder',
    unanswered.filter(
      (row) =>
        row.available_reminded_at === null &&
        (row.available_asked_at !== null || dates.availability.doneAt === null),
    ),
    half,
  );
  return coming;
}
