import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { ComingMail, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { phaseOf, roundById, whenDue } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import { readersWho } from './queries.ts';

/**
 * A duty of the timetable: when a round opens for applications, everybody who asked to be told of it gets one mail, and their wish is
 * fulfilled.
 */
export async function tellOfOpening(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'opens', async (ctx, due) => {
    const round = await roundById(ctx, due.programme, due.round);
    // Seen to late: a round that closed meanwhile is nothing to tell of.
    if (phaseOf(round, ctx.clock.now()) !== 'open') return;
    const { programme } = due;
    const people = await tellable(ctx, round);
    await ctx.mailer.queue(
      ctx,
      people.map((person) => ({
        programme,
        kind: 'round-open' as const,
        occasion: `round:${round.id}`,
        person,
        data: { round: round.id },
      })),
    );
    await ctx.db
      .updateTable('subscription')
      .set({ told_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('kind', '=', 'openings')
      .where('told_at', 'is', null)
      .execute();
    if (people.length > 0)
      await record(ctx, {
        programme,
        actor: { kind: 'timetable' },
        kind: 'opening-told',
        subject: ['round', round.id],
        round: round.id,
        data: { mails: people.length },
      });
  });
}

/** The mails that a round's opening will bring, as things stand. */
export async function comingOpening(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): Promise<ComingMail[]> {
  const { opens } = round.dates;
  if (opens.doneAt !== null || phaseOf(round, ctx.clock.now()) !== 'planned') return [];
  const people = await tellable(ctx, round);
  return [
    {
      kind: 'round-open',
      round: round.id,
      crowd: [{ at: opens.actsAt, people: people.length }],
      readers: (among) => {
        const some = among && new Set(among);
        const own = some ? people.filter((person) => some.has(person)) : people;
        return Promise.resolve(own.map((person) => ({ person, at: opens.actsAt })));
      },
    },
  ];
}

/** The people who want to be told, except those with an application to this round. */
async function tellable(ctx: Pick<Ctx, 'db'>, round: Round): Promise<number[]> {
  const people = await readersWho(ctx, round.programme_id, 'openings');
  const { rows } = await sql<{ person: number }>`
    select person_id as person from application
    where programme_id = ${round.programme_id} and round_id = ${round.id} and person_id = ${anyOf(people)}`.execute(
    ctx.db,
  );
  const here = new Set(rows.map(({ person }) => person));
  return people.filter((person) => !here.has(person));
}
