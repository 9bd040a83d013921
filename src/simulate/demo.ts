import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Secrets } from '../rooms/ctx.ts';
import { leaveToEdit } from './edit.ts';
import { writeToInbox } from './inbox.ts';
import { play } from './play.ts';
import type { Play } from './play.ts';
import { leaveToModerate } from './talk.ts';
import type { Said } from './talk.ts';
import { DIRECTOR, makeWorld } from './world.ts';

const DAY = 86_400_000;
/** From the start of the play to the introduction there are at most so many days; then people talk until now. */
const DAYS_BEFORE = 39;
const DAYS_OF_TALK = 31;

export interface Demo {
  slug: string;
  /** Where to sign in as the director and as a participant with a partner. */
  director: string;
  participant: string;
}

/** Leaves the sample programme in a database as it would be today, a month after the introductions. */
export async function demo(
  input: Pick<Play, 'people' | 'countries' | 'seed' | 'onProgress'> & {
    db: Kysely<Schema>;
    secrets: Secrets;
    publicUrl: string;
    now: Date;
  },
): Promise<Demo> {
  const start = new Date(input.now.getTime() - (DAYS_BEFORE + DAYS_OF_TALK) * DAY);
  const world = await makeWorld({ ...input, start });
  const introduced = world.round.dates.introduces.dueAt.getTime();
  const said: Said = new Map();
  await play({
    ...input,
    ...world,
    said,
    stopAfterDays: Math.floor((input.now.getTime() - introduced) / DAY),
  });
  world.clock.moveTo(input.now);
  await writeToInbox(world.ctx, world.round);
  await leaveToModerate(world.ctx, world.round, said);
  await leaveToEdit(world.ctx, world.round);
  await world.pass();
  await makeOperator(input.db, input.now);
  const { address } = await input.db
    .selectFrom('membership')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'membership.programme_id')
        .onRef('person.id', '=', 'membership.person_id'),
    )
    .innerJoin('letter', (join) =>
      join
        .onRef('letter.programme_id', '=', 'membership.programme_id')
        .onRef('letter.partnership_id', '=', 'membership.partnership_id'),
    )
    .select('person.address')
    .where('membership.programme_id', '=', world.round.programme_id)
    .where('membership.left_at', 'is', null)
    .where('person.locale', '=', 'en')
    .orderBy('letter.id')
    .executeTakeFirstOrThrow();
  return { slug: world.slug, director: DIRECTOR.address, participant: address };
}

/** The imagined director runs the installation too, so that everything of it can be looked at. */
async function makeOperator(db: Kysely<Schema>, now: Date): Promise<void> {
  await db
    .insertInto('operator')
    .columns(['account_id', 'since'])
    .expression((eb) =>
      eb
        .selectFrom('account')
        .select((eb) => ['account.id', eb.val(now).as('since')])
        .where('address', '=', DIRECTOR.address),
    )
    .onConflict((c) => c.column('account_id').doNothing())
    .execute();
}
