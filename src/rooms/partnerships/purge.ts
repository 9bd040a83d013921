import type { PairReason } from '#matching';
import { json } from '../../db/json.ts';
import type { Purges } from '../brings.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { whenDue } from '../programmes/index.ts';
import { anyOf } from '../../db/anyOf.ts';

/**
 * At the promised date a round's personal data goes, as each room's claims say. Pairs stay, since nobody is paired twice; so do the people
 * themselves, their exclusions, and counts.
 */
export async function purgeRounds(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'purges', (ctx, { programme, round }) => purgeRound(ctx, programme, round));
}

async function purgeRound(ctx: Ctx, programme: number, round: number): Promise<void> {
  const answers = await countAnswers(ctx, programme, round);
  for (const purge of ctx.brought.purges) await purge(ctx, { programme, round });
  await record(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'round-data-removed',
    subject: ['round', round],
    round,
    data: { count: answers },
  });
}

async function countAnswers(ctx: Ctx, programme: number, round: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('answer')
    .innerJoin('application', (join) =>
      join
        .onRef('application.programme_id', '=', 'answer.programme_id')
        .onRef('application.id', '=', 'answer.application_id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('answer.programme_id', '=', programme)
    .where('round_id', '=', round)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of partnerships: reasons, words of letters and of concerns that were dealt with, reasons to leave, who asked after a silent partner, what was told of talking. */
export const purgePartnerships: Purges = async (ctx, { programme, round }) => {
  const partnerships = (
    await ctx.db
      .updateTable('partnership')
      .set({ reasons: json<PairReason[]>([]) })
      .where('programme_id', '=', programme)
      .where('round_id', '=', round)
      .returning('id')
      .execute()
  ).map(({ id }) => id);
  if (partnerships.length > 0) await forgetWords(ctx, programme, partnerships);
};

async function forgetWords(ctx: Ctx, programme: number, partnerships: number[]): Promise<void> {
  await ctx.db
    .deleteFrom('letter_picture')
    .where('programme_id', '=', programme)
    .where('letter_id', 'in', (eb) =>
      eb
        .selectFrom('letter')
        .select('id')
        .where('programme_id', '=', programme)
        .where('partnership_id', '=', anyOf(partnerships)),
    )
    .execute();
  await ctx.db
    .updateTable('letter')
    .set({ body: '', whole: null, gone_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(partnerships))
    .execute();
  await ctx.db
    .updateTable('concern')
    .set({ body: '' })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(partnerships))
    .where('handled_at', 'is not', null)
    .execute();
  await ctx.db
    .deleteFrom('silence')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(partnerships))
    .execute();
  await ctx.db
    .deleteFrom('contact_report')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(partnerships))
    .execute();
  await ctx.db
    .updateTable('membership')
    .set({ left_reason: null })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(partnerships))
    .execute();
}
