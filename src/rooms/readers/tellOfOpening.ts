import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { comingPart, comingReaders } from '../coming.ts';
import type { ComingPart } from '../coming.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { PIECE } from '../pieces.ts';
import { phaseOf, roundById, whenDue } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import { readerRows } from './queries.ts';

/** Duty: when a round opens for applications, everybody who asked to be told gets one mail, which fulfils their wish. */
export async function tellOfOpening(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'opens', async (ctx, { programme, round: id, far }) => {
    const round = await roundById(ctx, programme, id);
    // Comes too late: if the round has closed meanwhile, there is nothing to tell.
    const next =
      phaseOf(round, ctx.clock.now()) === 'open' ? await nextReaders(ctx, programme, far.after) : [];
    const { rows: people } = await tellable(round, next).execute(ctx.db);
    await ctx.mailer.queue(
      ctx,
      people.map(({ person }) => ({
        programme,
        kind: 'round-open' as const,
        occasion: `round:${id}`,
        person,
        data: { round: id },
      })),
    );
    await ctx.db
      .updateTable('subscription')
      .set({ told_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('person_id', '=', anyOf(next))
      .where('kind', '=', 'openings')
      .where('told_at', 'is', null)
      .execute();
    const mails = (far.count ?? 0) + people.length;
    if (next.length === PIECE) return { after: next.at(-1)!, count: mails };
    if (mails > 0)
      await record(ctx, {
        programme,
        actor: { kind: 'timetable' },
        kind: 'opening-told',
        subject: ['round', id],
        round: id,
        data: { mails },
      });
    return null;
  });
}

/** The next people who want, or wanted, to be told: one piece at most. */
async function nextReaders(ctx: Pick<Ctx, 'db'>, programme: number, after: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('subscription')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('person_id', '>', after)
    .where('kind', '=', 'openings')
    .where('told_at', 'is', null)
    .orderBy('person_id')
    .limit(PIECE)
    .execute();
  return rows.map((row) => row.person_id);
}

/** The mails that the opening of a round will bring, as things stand. */
export function comingOpening({ clock }: Pick<Ctx, 'clock'>, round: Round): ComingPart | null {
  const { opens } = round.dates;
  if (opens.doneAt !== null || phaseOf(round, clock.now()) !== 'planned') return null;
  const counted = sql<{ people: number }>`(select count(*)::int as people from ${tellable(round)} as told)`;
  return comingPart({ counted }, ({ counted }) => [
    {
      kind: 'round-open',
      round: round.id,
      crowd: [{ at: opens.actsAt, people: counted[0]!.people }],
      readers: (among) =>
        comingReaders(tellable(round, among), ({ person }) => ({ person, at: opens.actsAt })),
    },
  ]);
}

/**
 * People who want to be told (with `among` only those people), except people who have applied, and people whose kept answers bring another
 * mail.
 */
const tellable = ({ id, programme_id: programme, dates }: Round, among?: readonly number[]) => sql<{
  person: number;
}>`(
  select person from ${readerRows(programme, 'openings', among)} as reader
  where person not in (select person_id from application where programme_id = ${programme} and round_id = ${id})
    and person not in (select person_id from kept_form where programme_id = ${programme} and until > ${dates.opens.actsAt} and round_id <> ${id})
  order by person)`;
