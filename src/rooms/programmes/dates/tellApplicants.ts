import type { Ctx } from '../../ctx.ts';
import type { SomeMail } from '../../kinds.ts';
import type { Round } from '../rounds/rounds.ts';

/** States in which the dates of a round matter to a person: the person is in the round, or on the way into it. */
const CONCERNED = ['draft', 'submitted', 'confirmed', 'waiting', 'matched'];

/**
 * The people of a round, or on the way into it, with their application. Imported people who never answered are left out. With `next` only
 * so many people, after an id.
 */
export async function concernedBy(
  ctx: Pick<Ctx, 'db'>,
  round: Round,
  next?: { after: number; atMost: number },
): Promise<{ person: number; application: number; state: string }[]> {
  return ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select(['person.id as person', 'application.id as application', 'application.state'])
    .where('application.programme_id', '=', round.programme_id)
    .where('application.round_id', '=', round.id)
    .where('application.state', 'in', CONCERNED)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null)
    .where((eb) =>
      eb.or([eb('person.imported_at', 'is', null), eb('person.address_confirmed_at', 'is not', null)]),
    )
    .$if(next !== undefined, (query) => query.where('person.id', '>', next!.after).limit(next!.atMost))
    .orderBy('person.id')
    .execute();
}

/** Mails these people, once per occasion. Returns how many. */
export async function tellApplicants(
  ctx: Ctx,
  round: Round,
  mail: SomeMail & { occasion: string },
): Promise<number> {
  const people = await concernedBy(ctx, round);
  await ctx.mailer.queue(
    ctx,
    people.map(({ person }) => ({ programme: round.programme_id, person, ...mail })),
  );
  return people.length;
}
