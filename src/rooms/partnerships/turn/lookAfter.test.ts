import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import { stagePartnership, write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, away } from '../../../../test/silence.ts';
import type { Ctx } from '../../ctx.ts';
import { comeBackHere, endAbsence, lookAfter, reportContact } from '../index.ts';

/** Amina and Mei, who have just met, in a database of their own. Others read at once what a verb stores there. */
async function stored(play: (scene: PartnersScene) => Promise<void>): Promise<void> {
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db);
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const { amina, mei } = cast.people;
    const pair = await stagePartnership(ctx, cast.programme, round.id, [amina, mei]);
    await play({ ctx, cast, round, pair });
  } finally {
    await database.drop();
  }
}

/**
 * Amina and Mei a fortnight after they met, really stored. `meanwhile` runs while they are looked after. They either talked the day before,
 * or are reminded now.
 */
function lookedAfter(
  meanwhile: (scene: PartnersScene) => Promise<unknown>,
  then: (scene: PartnersScene) => Promise<void>,
  { talked = false, patience = 300, isDone = (): unknown => null } = {},
): Promise<void> {
  return stored(async (scene) => {
    const { ctx, cast, pair: partnership } = scene;
    ctx.clock.forward(13 * DAY);
    const about = { programme: cast.programme, person: cast.people.amina, partnership };
    if (talked) await reportContact(ctx, { ...about, answer: 'talked' });
    ctx.clock.forward(DAY);
    let begun: Promise<unknown> | undefined;
    const queue: Ctx['mailer']['queue'] = async (own, mails) => {
      await ctx.mailer.queue(own, mails);
      if (begun) return;
      begun = meanwhile(scene);
      // `meanwhile` may have to wait until they were looked after.
      await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, patience))]);
    };
    await lookAfter({ ...ctx, mailer: { ...ctx.mailer, queue } });
    isDone();
    expect(begun).toBeDefined();
    await begun;
    await then(scene);
  });
}

const lookAt = ({ ctx, pair }: PartnersScene) =>
  ctx.db.selectFrom('partnership').select('look_at').where('id', '=', pair).executeTakeFirstOrThrow();

test.each([
  ['a letter', (scene: PartnersScene) => write(scene, 'amina', 'Hello')],
  ['an absence', (scene: PartnersScene) => away(scene, 'mei', '2027-03-20')],
])('%s that comes while a partnership is looked after has it looked at again, soon', (_, come) =>
  lookedAfter(
    come,
    async (scene) => {
      expect(await lookAt(scene)).toEqual({ look_at: null });
      await lookAfter(scene.ctx);
      expect((await lookAt(scene)).look_at).not.toBeNull();
    },
    { talked: true },
  ),
);

test('somebody who is back while the others are looked after waits for that, and is back', () =>
  lookedAfter(
    async ({ ctx, cast, pair }) => {
      const here = { programme: cast.programme, partnership: pair, person: cast.people.mei };
      await ctx.db
        .updateTable('membership')
        .set({ rests_at: ctx.clock.now() })
        .where('person_id', '=', here.person)
        .execute();
      expect(await comeBackHere(ctx, here)).toBe(true);
    },
    async (scene) => expect(await lookAt(scene)).toEqual({ look_at: null }),
  ));

test('two that look after partnerships share them: the second leaves alone what the first has in hand', () => {
  const done: string[] = [];
  return lookedAfter(
    async ({ ctx }) => {
      await lookAfter(ctx);
      done.push('second');
    },
    async ({ ctx }) => {
      expect(done).toEqual(['second', 'first']);
      const mails = await ctx.db
        .selectFrom('outbox')
        .select('id')
        .where('kind', 'in', ['contact-question', 'turn-reminder'])
        .execute();
      expect(mails).toHaveLength(2);
    },
    { patience: 5000, isDone: () => done.push('first') },
  );
});

test.each<[string, (scene: PartnersScene) => Promise<unknown>]>([
  ['is away for longer', (scene) => away(scene, 'mei', '2027-04-01')],
  [
    'is here again',
    ({ ctx, cast }) => endAbsence(ctx, { programme: cast.programme, person: cast.people.mei }),
  ],
  [
    'rests no more',
    ({ ctx, cast, pair }) =>
      comeBackHere(ctx, { programme: cast.programme, partnership: pair, person: cast.people.mei }),
  ],
])('who says that she %s holds nothing that a partnership in hand may need', (_, say) =>
  stored(async (scene) => {
    const { ctx, cast, pair } = scene;
    const { mei } = cast.people;
    await away(scene, 'mei', '2027-03-01');
    await ctx.db.updateTable('membership').set({ rests_at: ctx.clock.now() }).execute();
    let said: Promise<unknown> | undefined;
    await ctx.db.transaction().execute(async (db) => {
      await sql`select from partnership where id = ${pair} for no key update`.execute(db);
      said = say(scene);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select from person where id = ${mei} for key share nowait`.execute(db);
      await sql`select from absence where person_id = ${mei} for update nowait`.execute(db);
      await sql`select from membership where person_id = ${mei} for update nowait`.execute(db);
    });
    await said;
    expect(await lookAt(scene)).toEqual({ look_at: null });
  }),
);
