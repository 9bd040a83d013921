import type { Ctx, MailKind } from '../ctx.ts';
import type { Round } from './rounds.ts';

/** Who has a stake in a round's dates: everyone who is in it or on the way in. */
const CONCERNED = ['draft', 'submitted', 'confirmed', 'waiting', 'matched'];

/** Mails everyone who applied to a round, once per occasion. Imported people who never answered are left alone. Returns how many. */
export async function tellApplicants(
  ctx: Ctx,
  round: Round,
  mail: { kind: MailKind; occasion: string; data: Record<string, unknown> },
): Promise<number> {
  const people = await ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select('person.id')
    .where('application.programme_id', '=', round.programme_id)
    .where('application.round_id', '=', round.id)
    .where('application.state', 'in', CONCERNED)
    .where('person.erased_at', 'is', null)
    .where((eb) =>
      eb.or([eb('person.imported_at', 'is', null), eb('person.address_confirmed_at', 'is not', null)]),
    )
    .orderBy('person.id')
    .execute();
  await ctx.mailer.queue(
    ctx,
    people.map(({ id }) => ({ programme: round.programme_id, person: id, ...mail })),
  );
  return people.length;
}
