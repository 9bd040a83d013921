import { expect, test } from 'vitest';
import { countViolations } from '../../src/simulate/violations.ts';
import { raiseConcern } from '../../src/rooms/partnerships/index.ts';
import { quiet } from '../mail/quietPartners.ts';
import { write } from '../partners.ts';
import { PROMISED } from '../violations.ts';

test('what passes between two who are kept apart is counted, and so is a mail with words of a concern', () =>
  quiet(async (scene) => {
    const { ctx, cast, pair, round } = scene;
    const { programme } = cast;
    const counts = async () => {
      const all = await countViolations(ctx, { programme, round: round.id }, PROMISED);
      return [all.passedApart, all.toldConcern];
    };
    await write(scene, 'mei', 'OSPREY: send me money.');
    const [letter] = await ctx.db.selectFrom('letter').select('id').execute();
    await raiseConcern(ctx, {
      programme,
      person: cast.people.amina,
      partnership: pair,
      body: 'HERON: it is wrong.',
      exit: 'stay',
      passages: [letter!.id],
      apart: true,
    });
    await ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
    ctx.clock.forward(1);
    await write(scene, 'mei', 'HARRIER');
    expect(await counts()).toEqual([0, 0]);
    await ctx.db.updateTable('letter').set({ held_at: null }).execute();
    expect(await counts()).toEqual([1, 0]);
    const said = ctx.db.updateTable('outbox').where('kind', '=', 'concern-raised');
    await said.set({ text: 'She says: HERON: it is wrong.' }).execute();
    expect((await counts())[1]).toBeGreaterThan(0);
    await said
      .set({
        text: 'He wrote: OSPREY: send me money.',
        kind: 'partner-away',
        sent_at: ctx.clock.now(),
        person_id: cast.people.mei,
      })
      .where('person_id', '=', cast.people.ines)
      .execute();
    expect(await counts()).toEqual([2, 2]);
  }));
