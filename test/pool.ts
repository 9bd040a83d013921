import type { Policy } from '#matching';
import { json } from '../src/db/json.ts';
import type { AnswerValue } from '../src/rooms/forms/index.ts';
import type { Ctx } from '../src/rooms/ctx.ts';
import { questionsOf } from '../src/rooms/programmes/index.ts';
import type { Round } from '../src/rooms/programmes/index.ts';

export interface PoolMember {
  person: number;
  application: number;
}

/** Somebody confirmed for a round, with all consents, who has said to be available. Answers are given by role. Bypasses all verbs. */
export async function poolMember(
  ctx: Ctx,
  round: Round,
  member: {
    name: string;
    country: string;
    zone: string;
    locale?: string;
    answers?: Readonly<Record<string, AnswerValue>>;
  },
): Promise<PoolMember> {
  const programme_id = round.programme_id;
  const at = ctx.clock.now();
  const { id: person } = await ctx.db
    .insertInto('person')
    .values({
      programme_id,
      address: `${member.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@pool.example`,
      address_confirmed_at: at,
      name: member.name,
      country: member.country,
      zone: member.zone,
      locale: member.locale ?? 'en',
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('consent')
    .values(
      ['conduct', 'privacy', 'adult'].map((kind) => ({
        programme_id,
        person_id: person,
        kind,
        version: 1,
        given_at: at,
      })),
    )
    .execute();
  return { person, application: await apply(ctx, round, person, member) };
}

/** One more application of a person, confirmed and available. */
export async function apply(
  ctx: Ctx,
  round: Round,
  person: number,
  member: { country: string; zone: string; answers?: Readonly<Record<string, AnswerValue>> },
): Promise<number> {
  const programme_id = round.programme_id;
  const at = ctx.clock.now();
  const { id: application } = await ctx.db
    .insertInto('application')
    .values({
      programme_id,
      round_id: round.id,
      person_id: person,
      state: 'confirmed',
      state_at: at,
      created_at: at,
      submitted_at: at,
      available_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const answers: Record<string, AnswerValue> = {
    country: member.country,
    zone: member.zone,
    languages: [{ code: 'en', level: 'C1' }],
    ...member.answers,
  };
  const questions = (await questionsOf(ctx, programme_id, round.id)).flatMap((step) => step.questions);
  await ctx.db
    .insertInto('answer')
    .values(
      questions.flatMap(({ id, version, role }) =>
        role !== null && role in answers
          ? [
              {
                programme_id,
                application_id: application,
                question_id: id,
                version,
                value: json<unknown>(answers[role]),
                answered_at: at,
              },
            ]
          : [],
      ),
    )
    .execute();
  return application;
}

const PLACES = [
  ['SN', 'Africa/Dakar'],
  ['IT', 'Europe/Rome'],
  ['CN', 'Asia/Shanghai'],
  ['NP', 'Asia/Kathmandu'],
  ['AR', 'America/Argentina/Cordoba'],
  ['NZ', 'Pacific/Auckland'],
] as const;

/** `count` people who share English, from six countries in turn. `first` is the number of the first one. */
export async function poolOfMany(ctx: Ctx, round: Round, count: number, first = 0): Promise<PoolMember[]> {
  const members: PoolMember[] = [];
  for (let k = first; k < first + count; k++) {
    const [country, zone] = PLACES[k % PLACES.length]!;
    members.push(await poolMember(ctx, round, { name: `Person ${k}`, country, zone }));
  }
  return members;
}

/** Gives a round other rules. */
export async function setPolicy(ctx: Ctx, round: Pick<Round, 'id'>, policy: Policy): Promise<void> {
  await ctx.db
    .updateTable('round')
    .set({ policy: json(policy) })
    .where('id', '=', round.id)
    .execute();
}
