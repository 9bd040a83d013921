import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { apply, poolMember } from '../../../../test/pool.ts';
import { rememberExclusions } from '../../applications/index.ts';
import type { Round } from '../../programmes/index.ts';
import { poolOf } from '../index.ts';

const amina = { name: 'Amina D', country: 'SN', zone: 'Africa/Dakar' };
const luca = { name: 'Luca F', country: 'IT', zone: 'Europe/Rome' };
const mei = { name: 'Mei C', country: 'CN', zone: 'Asia/Shanghai' };

async function onStage(play: (ctx: TestCtx, round: Round) => Promise<void>) {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    // Introduced at the end of February, when Rome has winter time.
    await play(ctx, await stageForm(ctx, programme, '2027-01-10T09:00'));
  });
}

const poolIn = (ctx: TestCtx, round: Round) =>
  poolOf(ctx, { programme: round.programme_id, round: round.id });

test('answers become what the matcher reads, and no name, address or text goes with them', () =>
  onStage(async (ctx, round) => {
    const one = await poolMember(ctx, round, {
      ...luca,
      answers: {
        languages: [
          { code: 'it', level: 'native' },
          { code: 'pt-BR', level: 'B1' },
        ],
        sector: 'public',
        role: 'practice',
        stage: 'early',
        interests: ['learning', 'everyday'],
        contactWays: ['email'],
        frequency: 'weekly',
        hours: `${'0'.repeat(18)}11${'0'.repeat(316)}`,
        wishes: [{ about: 'region', value: '002', strength: 'must' }],
        hopes: 'Letters, and a secret.',
      },
    });
    const { candidates, applications } = await poolIn(ctx, round);
    expect(candidates).toEqual([
      {
        id: one.person,
        order: 1,
        country: 'IT',
        regions: ['150'],
        utcOffsetMinutes: 60,
        languages: [
          { code: 'it', level: 6 },
          { code: 'pt', level: 3 },
        ],
        interests: ['learning', 'everyday'],
        sector: 'public',
        role: 'practice',
        stage: 'early',
        contactWays: ['email'],
        frequency: 'weekly',
        // Nine to ten on a Monday in Rome is eight to nine in UTC.
        hours: [(1 << 16) | (1 << 17), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        wishes: [{ about: 'region', value: '002', strength: 'must' }],
        excluded: [],
        former: [],
        priority: 0,
      },
    ]);
    expect(applications.get(one.person)).toBe(one.application);
    expect(JSON.stringify(candidates)).not.toMatch(/Luca|secret|@/);
  }));

test('clocks are read on the day of the introduction, not today', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const summer = await stageForm(ctx, programme, '2027-05-10T09:00');
    await poolMember(ctx, summer, luca);
    expect((await poolIn(ctx, summer)).candidates[0]?.utcOffsetMinutes).toBe(120);
  }));

test('who was asked and did not say yes, who withdrew, and who lacks a consent are not matched', () =>
  onStage(async (ctx, round) => {
    const asked = await poolMember(ctx, round, amina);
    const gone = await poolMember(ctx, round, luca);
    const unsure = await poolMember(ctx, round, mei);
    expect((await poolIn(ctx, round)).candidates).toHaveLength(3);
    const now = ctx.clock.now();
    const mark = (id: number, set: object) =>
      ctx.db.updateTable('application').set(set).where('id', '=', id).execute();
    await mark(asked.application, {
      available_asked_at: round.dates.availability.dueAt,
      answer_by: round.dates.matches.dueAt,
      available_at: null,
    });
    ctx.clock.set(round.dates.matches.dueAt.toISOString());
    await mark(gone.application, { state: 'withdrawn' });
    await ctx.db
      .updateTable('consent')
      .set({ withdrawn_at: now })
      .where('person_id', '=', unsure.person)
      .where('kind', '=', 'privacy')
      .execute();
    expect((await poolIn(ctx, round)).candidates).toEqual([]);
    await mark(asked.application, { available_at: now });
    expect((await poolIn(ctx, round)).candidates.map(({ id }) => id)).toEqual([asked.person]);
  }));

test('exclusions count both ways, and former partners come from imports and from earlier rounds', () =>
  onStage(async (ctx, round) => {
    const { programme_id: programme } = round;
    const [a, b, c] = [
      await poolMember(ctx, round, amina),
      await poolMember(ctx, round, luca),
      await poolMember(ctx, round, mei),
    ];
    await rememberExclusions(ctx, { programme, person: a.person, lines: ['luca-f@pool.example'] });
    await ctx.db
      .insertInto('former_pair')
      .values({ programme_id: programme, person_a: b.person, person_b: c.person, at: ctx.clock.now() })
      .execute();
    const { candidates } = await poolIn(ctx, round);
    expect(candidates.map(({ excluded }) => excluded)).toEqual([[b.person], [a.person], []]);
    expect(candidates.map(({ former }) => former)).toEqual([[], [c.person], [b.person]]);
  }));

test('who stayed without a partner in the last round is thought of first', () =>
  onStage(async (ctx, round) => {
    const waited = await poolMember(ctx, round, amina);
    await ctx.db
      .updateTable('application')
      .set({ state: 'waiting', waiting_reason: 'noCandidate' })
      .where('id', '=', waited.application)
      .execute();
    const next = await stageForm(ctx, round.programme_id, '2027-07-10T09:00', 2);
    await apply(ctx, next, waited.person, amina);
    const fresh = await poolMember(ctx, next, luca);
    const { candidates } = await poolIn(ctx, next);
    expect(candidates.map(({ id, order, priority }) => [id, order, priority])).toEqual([
      [waited.person, 1, 1],
      [fresh.person, 2, 0],
    ]);
  }));
