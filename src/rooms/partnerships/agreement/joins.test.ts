import { expect, test } from 'vitest';
import { MONTHLY, WEEKLY, accept, propose, agreementStateOf } from '../../../../test/agreements.ts';
import type { CastName } from '../../../../test/cast.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, between } from '../../../../test/silence.ts';

const hopes = async (scene: PartnersScene, who: CastName): Promise<string[]> => {
  const { standing, open } = await agreementStateOf(scene, who);
  return (open ?? standing)!.sides.map((side) => side.hopes).filter((one) => one !== '');
};

test('who joins a pair later reads no hopes of before, and the agreement of the two is open again for three', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await propose(scene, 'amina', WEEKLY, 'Doors');
    await accept(scene, 'mei', undefined, 'Windows');
    ctx.clock.forward(DAY);
    const { round_id } = await ctx.db.selectFrom('partnership').select('round_id').executeTakeFirstOrThrow();
    const of = { programme_id: cast.programme, partnership_id: pair, round_id };
    await ctx.db
      .insertInto('membership')
      .values({ ...of, person_id: cast.people.luca, joined_at: ctx.clock.now() })
      .execute();
    const person = cast.people.amina;
    const data = { partnership: pair, person: cast.people.luca };
    const mail = await ctx.mailer.compose(ctx, {
      programme: cast.programme,
      person,
      kind: 'trio-joined',
      data,
    });
    expect(mail?.text).toContain('stays between the two of you');
    expect((await agreementStateOf(scene, 'luca')).standing).toBeNull();
    expect(await hopes(scene, 'luca')).toEqual([]);
    expect(new Set(await hopes(scene, 'amina'))).toEqual(new Set(['Doors', 'Windows']));
    ctx.clock.forward(1);
    await propose(scene, 'amina', MONTHLY, 'Doors for three');
    for (const who of ['amina', 'mei', 'luca'] as const)
      expect(await hopes(scene, who)).toEqual(['Doors for three']);
  }));
