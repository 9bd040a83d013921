import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { asMatcher } from '../../../../test/onStage.ts';
import { poolOfMany } from '../../../../test/pool.ts';
import { rememberExclusions, withdraw, writeAnswers } from '../../applications/index.ts';
import { erasePerson } from '../../people/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import { poolOf, setPolicy } from '../index.ts';
import { weighableOf, weighed } from './weighable.ts';
import { policyOf } from '../setPolicy.ts';

type Value = Parameters<typeof writeAnswers>[1]['answers'][number]['value'];

test('people are kept as they were read until anything changes that they follow from', () =>
  asMatcher(async ({ ctx, round, programme, actor }) => {
    const people = await poolOfMany(ctx, round, 6);
    const [one, two, three, four, five, six] = people as [(typeof people)[number], ...typeof people];
    const questions = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
    const answer = (role: string, value: Value) =>
      writeAnswers(ctx, {
        programme,
        application: one.application,
        person: one.person,
        answers: [{ question: questions.find((question) => question.role === role)!, value }],
      });
    const by = { kind: 'person' as const, id: six!.person };
    const changes: Record<string, () => Promise<unknown>> = {
      'an answer': () => answer('interests', ['everyday']),
      'the same at the same moment': () => answer('interests', ['learning']),
      'an answer taken away': () => answer('sector', null),
      'whom somebody rules out': async () => {
        await rememberExclusions(ctx, { programme, person: one.person, lines: ['p2@pool.example'] });
        await sql`update exclusion set excluded_person_id = ${two!.person} where programme_id = ${programme}`.execute(
          ctx.db,
        );
      },
      'an earlier partner': () =>
        sql`insert into former_pair (programme_id, person_a, person_b, at)
          values (${programme}, ${one.person}, ${three!.person}, ${ctx.clock.now()})`.execute(ctx.db),
      'a consent': () =>
        sql`update consent set withdrawn_at = ${ctx.clock.now()} where person_id = ${four!.person} and kind = 'privacy'`.execute(
          ctx.db,
        ),
      'where somebody lives': () =>
        sql`update person set country = 'PE', zone = 'America/Lima' where id = ${three!.person}`.execute(
          ctx.db,
        ),
      'who comes first': () =>
        sql`update application set priority = 3 where id = ${three!.application}`.execute(ctx.db),
      'the rules': async () =>
        setPolicy(ctx, {
          programme,
          round: round.id,
          actor,
          policy: { ...(await policyOf(ctx, programme, round.id)), objective: 'weight' },
        }),
      'what the form asks': () =>
        sql`delete from round_question where question_id = ${questions.find(({ role }) => role === 'interests')!.id}`.execute(
          ctx.db,
        ),
      'who withdrew': () => withdraw(ctx, { programme, actor: by, application: six!.application }),
      'who is erased': () =>
        erasePerson(ctx, { programme, actor: { kind: 'person', id: five!.person }, person: five!.person }),
    };
    const at = { programme, round: round.id, state: 'confirmed' as const };
    let before = await weighableOf(ctx, at);
    expect(before.pool.candidates).toHaveLength(6);
    expect(await weighableOf(ctx, at)).toBe(before);
    for (const [what, change] of Object.entries(changes)) {
      await change();
      // Once people have changed, a try with the kept ones counts for nothing, not even as a failure.
      const after = await weighed(ctx, at, (weighable) => {
        if (weighable === before) throw new Error(`they are as before: ${what}`);
        return weighable;
      });
      expect([what, after === before]).toEqual([what, false]);
      expect(after.pool).toEqual(await poolOf(ctx, { ...at, partings: false }));
      expect(await weighableOf(ctx, at)).toBe(after);
      before = after;
    }
    expect(before.pool.candidates).toHaveLength(3);
    await expect(
      weighed(ctx, at, () => {
        throw new Error('not this time');
      }),
    ).rejects.toThrow('not this time');
  }));
