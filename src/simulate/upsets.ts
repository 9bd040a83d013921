import { sql } from 'kysely';
import type { Random } from '../../sample/people/random.ts';
import { startApplication } from '../rooms/applications/index.ts';
import type { Ctx, Viewer } from '../rooms/ctx.ts';
import { alternativesFor, introduceByHand } from '../rooms/pairing/index.ts';
import {
  DECISIONS,
  SEVERITIES,
  concernsOf,
  decideConcern,
  leavePartnership,
  raiseAppeal,
  raiseConcern,
  readersOf,
} from '../rooms/partnerships/index.ts';
import type { Exit } from '../rooms/partnerships/index.ts';
import type { Round } from '../rooms/programmes/index.ts';

/** Weekly shares of people with a partner who leave, and who raise a concern. In a round's seventeen weeks, seven in a hundred leave. */
export const LEAVE = 0.0043;
const WORRY = 0.003;
const EXITS: readonly Exit[] = ['stay', 'leave', 'another'];
/** People who ask to apply after applications have closed. */
const LATE = 5;

/** One week of unplanned events: some people leave, some tell that something is wrong. */
export async function playUpsets(ctx: Ctx, round: Round, random: Random): Promise<void> {
  const programme = round.programme_id;
  const members = await ctx.db
    .selectFrom('membership')
    .select(['person_id as person', 'partnership_id as partnership'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('left_at', 'is', null)
    .orderBy('person_id')
    .execute();
  for (const { person, partnership } of members) {
    const actor = { kind: 'person', id: person } as const;
    if (random.chance(LEAVE))
      // Refused when the partner has just left: then there is nothing to leave.
      await leavePartnership(ctx, {
        programme,
        actor,
        person,
        partnership,
        reason: 'A new job leaves me no evenings.',
        another: random.chance(0.5),
      });
    else if (random.chance(WORRY))
      await raiseConcern(ctx, {
        programme,
        person,
        partnership,
        body: 'Something in the last letter made me uneasy.',
        exit: random.pick(EXITS),
        severity: SEVERITIES[person % SEVERITIES.length]!,
        passages: await lastLetter(ctx, programme, partnership),
        apart: person % 2 === 0,
      });
  }
}

/** The last letter of a partnership, to pick for a concern. */
async function lastLetter(ctx: Ctx, programme: number, partnership: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('letter')
    .select('id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  return rows.map(({ id }) => id);
}

/** Plays the coordinator for people who wait: introduces them to each other if the rules allow it. */
export async function introduceWaiting(ctx: Ctx, round: Round): Promise<void> {
  const place = { programme: round.programme_id, round: round.id };
  const waiting = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('programme_id', '=', place.programme)
    .where('round_id', '=', place.round)
    .where('state', '=', 'waiting')
    .orderBy('priority', 'desc')
    .orderBy('id')
    .execute();
  const introduced = new Set<number>();
  for (const { id } of waiting) {
    if (introduced.has(id)) continue;
    const found = await alternativesFor(ctx, { ...place, application: id, state: 'waiting', viewer: null });
    const other = found?.allowed[0]?.who.application;
    if (other === undefined) continue;
    const done = await introduceByHand(ctx, {
      ...place,
      actor: { kind: 'command' },
      applications: [id, other],
    });
    if (!done.ok) throw new Error(`an introduction by hand was refused: ${done.reason}`);
    introduced.add(other);
  }
}

/** People who come after applications have closed; accepting one counts as a broken rule. */
export async function comeLate(ctx: Ctx, round: Round): Promise<void> {
  for (let n = 1; n <= LATE; n++)
    await startApplication(ctx, {
      programme: round.programme_id,
      round: round.id,
      address: `late.${n}@mail.example`,
      locale: 'en',
    });
}

/** One decision out of this many is appealed against. */
const APPEALS = 3;

/** One week of safety work: decides the open concerns; some people who raised one appeal. */
export async function decideConcerns(ctx: Ctx, round: Round): Promise<void> {
  const programme = round.programme_id;
  const { rows } = await sql<{ id: number; partnership: number; by: number; about: number[] }>`
    select c.id, c.partnership_id as partnership, c.person_id as by,
      array(select a.person_id from concern_about a where a.programme_id = c.programme_id and a.concern_id = c.id) as about
    from concern c join partnership p on p.programme_id = c.programme_id and p.id = c.partnership_id
    where c.programme_id = ${programme} and p.round_id = ${round.id} and c.handled_at is null order by c.id`.execute(
    ctx.db,
  );
  for (const { id, partnership, by, about } of rows) {
    const [reader] = (await readersOf(ctx, programme, { by, about })).volunteers;
    if (!reader) continue;
    const viewer: Viewer = { person: reader.person, account: null, operator: false };
    const open = (await concernsOf(ctx, programme, viewer, partnership)).find((one) => one.id === id);
    if (!open) throw new Error('whoever is named as a reader of a concern cannot read it');
    const actor = { kind: 'person', id: reader.person } as const;
    const decision = DECISIONS[id % DECISIONS.length]!;
    await decideConcern(ctx, { programme, actor, viewer, concern: id, decision });
    if (id % APPEALS === 0)
      await raiseAppeal(ctx, { programme, person: by, concern: id, body: 'I see it otherwise.' });
  }
}
