import { expect, test } from 'vitest';
import { confirms } from '../../../test/applicant.ts';
import { countQueries } from '../../../test/countQueries.ts';
import type { CastName } from '../../../test/cast.ts';
import { stageRound } from '../../../test/cast.ts';
import { leave, stagePartnership, withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { resolveExclusions } from '../applications/index.ts';
import { ownData, personAt } from '../people/index.ts';
import { roundNumbers } from '../programmes/index.ts';
import {
  endPartnership,
  endRounds,
  forgetPeople,
  handleConcern,
  purgeRounds,
  raiseConcern,
} from './index.ts';

const DAY = 24;

/** The round ends, its data is deleted, and so are its people. */
async function untilGone(scene: PartnersScene): Promise<void> {
  const { ctx, round } = scene;
  ctx.clock.set(round.dates.ends.dueAt.toISOString());
  await endRounds(ctx);
  await forgetPeople(ctx);
  expect(await isHere(scene, 'amina')).toBe(true);
  ctx.clock.set(round.dates.purges.dueAt.toISOString());
  await purgeRounds(ctx);
  for (let tick = 0; tick < 3; tick++) await forgetPeople(ctx);
}

const isHere = async ({ ctx, cast }: PartnersScene, who: CastName): Promise<boolean> => {
  const { name, address, erased_at } = await ctx.db
    .selectFrom('person')
    .select(['name', 'address', 'erased_at'])
    .where('id', '=', cast.people[who])
    .executeTakeFirstOrThrow();
  expect(name === '', who).toBe(erased_at !== null);
  expect(address?.includes('@cast.example'), who).toBe(erased_at === null);
  return erased_at === null;
};

test('with the data of their last round name and address go; counts still count them', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.nils]);
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.ngozi, cast.people.bao]);
    await untilGone(scene);
    for (const who of ['amina', 'mei', 'luca', 'nils'] as const)
      expect(await isHere(scene, who), who).toBe(false);
    // Ambassadors and moderators stay: they have another part in the programme.
    for (const who of ['ngozi', 'bao'] as const) expect(await isHere(scene, who), who).toBe(true);
    expect((await roundNumbers(ctx, round)).people).toBe(6);
    expect(
      await ctx.db.selectFrom('account').select('id').where('address', 'like', 'amina@%').execute(),
    ).toEqual([]);
    const told = await ctx.db
      .selectFrom('event')
      .select('kind')
      .where('kind', '=', 'person-forgotten')
      .execute();
    expect(told).toHaveLength(4);
  }));

const stays: [string, (scene: PartnersScene) => Promise<unknown>][] = [
  [
    'who applied to another round',
    async ({ ctx, cast }) => {
      const next = await stageRound(ctx, cast.programme, undefined, 2);
      await ctx.db.updateTable('round_date').set({ done_at: null }).where('round_id', '=', next.id).execute();
      await ctx.db
        .updateTable('round_date')
        .set({ due_at: new Date('2028-06-01T00:00:00Z') })
        .where('round_id', '=', next.id)
        .execute();
      await ctx.db
        .insertInto('application')
        .values({
          programme_id: cast.programme,
          round_id: next.id,
          person_id: cast.people.amina,
          state: 'draft',
          state_at: ctx.clock.now(),
          created_at: ctx.clock.now(),
        })
        .execute();
    },
  ],
  [
    'who follows a discussion or signs there',
    ({ ctx, cast }) =>
      ctx.db
        .insertInto('commenter')
        .values({ programme_id: cast.programme, person_id: cast.people.amina, name: 'A.' })
        .execute(),
  ],
  [
    'who asked to be told when the next round opens',
    ({ ctx, cast }) =>
      ctx.db
        .insertInto('subscription')
        .values({
          programme_id: cast.programme,
          person_id: cast.people.amina,
          kind: 'openings',
          since: ctx.clock.now(),
        })
        .execute(),
  ],
  [
    'who is in a conversation with the coordinators',
    ({ ctx, cast }) =>
      ctx.db
        .insertInto('thread')
        .values({
          programme_id: cast.programme,
          person_id: cast.people.amina,
          subject: 'Hello',
          state: 'waiting',
          state_at: ctx.clock.now(),
          opened_at: ctx.clock.now(),
          last_at: ctx.clock.now(),
        })
        .execute(),
  ],
  ['whose partner left, since they come first', (scene) => leave(scene, 'mei')],
  [
    'whose partnership a volunteer ended, since they come first',
    ({ ctx, cast, pair }) =>
      endPartnership(ctx, {
        programme: cast.programme,
        actor: { kind: 'person', id: cast.people.tomas },
        partnership: pair,
        another: [cast.people.amina],
      }),
  ],
];

test.each(stays)('%s stays', (_, play) =>
  withPartners(['amina', 'mei'], async (scene) => {
    await play(scene);
    await untilGone(scene);
    expect(await isHere(scene, 'amina')).toBe(true);
  }),
);

test('the first place in the next round is kept for two years, and then they go', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx } = scene;
    await leave(scene, 'mei');
    await untilGone(scene);
    expect(await isHere(scene, 'mei')).toBe(false);
    ctx.clock.forward(729 * DAY);
    await forgetPeople(ctx);
    expect(await isHere(scene, 'amina')).toBe(true);
    ctx.clock.forward(3 * DAY);
    await forgetPeople(ctx);
    expect(await isHere(scene, 'amina')).toBe(false);
  }));

test('while a concern is open nobody it concerns goes; once it is dealt with they do', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const told = { programme: cast.programme, person: cast.people.mei, partnership: pair };
    await raiseConcern(ctx, { ...told, body: 'A worry', exit: 'stay' });
    await untilGone(scene);
    for (const who of ['amina', 'mei'] as const) expect(await isHere(scene, who)).toBe(true);
    const { id } = await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow();
    await handleConcern(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.ines },
      viewer: { person: cast.people.ines, account: cast.accounts.ines, operator: false },
      concern: id,
      handled: true,
    });
    ctx.clock.forward(1 * DAY);
    await forgetPeople(ctx);
    for (const who of ['amina', 'mei'] as const) expect(await isHere(scene, who)).toBe(false);
  }));

test.each([[['amina', 'mei']], [['mei', 'amina']]] as const)(
  'whoever comes back with the same address is kept apart from a former partner, who may have come back too (%j)',
  (order) =>
    withPartners(['amina', 'mei'], async (scene) => {
      const { ctx, cast, round } = scene;
      const { programme, people } = cast;
      await untilGone(scene);
      const dump = JSON.stringify(await ctx.db.selectFrom('former_mark').selectAll().execute());
      expect(dump).not.toContain('cast.example');
      const back = new Map<string, number>();
      for (const who of order) {
        const address = `${who}@cast.example`;
        const { id } = await personAt(ctx, { programme, address, name: who, locale: 'en' });
        back.set(who, id);
        const at = { programme, round: round.id };
        await confirms(ctx, { ...at, person: id });
        for (let times = 0; times < 2; times++) await resolveExclusions(ctx, at);
      }
      const pairs = await ctx.db.selectFrom('former_pair').select(['person_a', 'person_b']).execute();
      const [amina, mei] = [back.get('amina')!, back.get('mei')!];
      expect(pairs).toContainEqual({ person_a: Math.min(amina, mei), person_b: Math.max(amina, mei) });
      expect([people.amina, people.mei]).not.toContain(amina);
      expect((await ownData(ctx, programme, amina))['formerPartners']).toContainEqual(
        expect.objectContaining({ partner: 'mei' }),
      );
    }),
);

test('who came back is looked for among those of the round alone, and among nobody where no mark is kept', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    const at = { programme: cast.programme, round: round.id };
    const readBy = async (): Promise<number> => {
      const { counted, rows } = countQueries(ctx.db);
      await resolveExclusions({ ...ctx, db: counted }, at);
      return rows();
    };
    expect(await readBy()).toBe(0);
    await untilGone(scene);
    const person = { programme: cast.programme, name: 'Somebody', locale: 'en' };
    for (let n = 0; n < 30; n++) await personAt(ctx, { ...person, address: `reader${n}@post.example` });
    const { id } = await personAt(ctx, { ...person, address: 'luca2@cast.example' });
    await confirms(ctx, { ...at, person: id });
    expect(await readBy()).toBe(1);
  }));

test('of many as many go as there is time for, and the others with the next ticks', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.nils]);
    const four = ['amina', 'mei', 'luca', 'nils'] as const;
    const here = async (): Promise<number> =>
      (await Promise.all(four.map((who) => isHere(scene, who)))).filter(Boolean).length;
    ctx.clock.set(round.dates.ends.dueAt.toISOString());
    await endRounds(ctx);
    ctx.clock.set(round.dates.purges.dueAt.toISOString());
    await purgeRounds(ctx);
    await forgetPeople({ ...ctx, hasTime: () => false });
    expect(await here()).toBe(3);
    const turns = [true, false];
    await forgetPeople({ ...ctx, hasTime: () => turns.shift() ?? false });
    expect(await here()).toBe(1);
    await forgetPeople(ctx);
    expect(await here()).toBe(0);
  }));
