import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stageRound } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onStage } from '../../../../test/onStage.ts';
import type { Purges } from '../../brings.ts';
import { takenBack } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { changeDates, roundById } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { endRounds, purgeRounds, tellEndingSoon } from '../index.ts';

const PAIRS = 280;
const OTHERS = 60;

/** A round with more people than fit in one piece, a minute before its end. Each pair has answers, a letter and a proposal. */
const withManyPairs = (play: (ctx: TestCtx, round: Round) => Promise<void>): Promise<void> =>
  onStage(async (ctx, { programme }) => {
    const round = await stageRound(ctx, programme);
    const own = { programme, round: round.id };
    const people = await manyPeople(ctx, { ...own, many: 2 * PAIRS, state: 'matched' });
    await manyPeople(ctx, { ...own, many: OTHERS });
    const now = ctx.clock.now();
    await sql`
      with pair as (
        insert into partnership (programme_id, round_id, state, state_at, introduced_at, reasons)
        select ${programme}, ${round.id}, 'active', ${now}, ${now}, '[{"secret": 1}]' from generate_series(1, ${PAIRS}::int) returning id
      ), numbered as (select id, row_number() over (order by id) as n from pair)
      insert into membership (programme_id, partnership_id, round_id, person_id, joined_at)
      select ${programme}, numbered.id, ${round.id}, p.id, ${now}
      from unnest(${people}::bigint[]) with ordinality p (id, n) join numbered on numbered.n = (p.n + 1) / 2`.execute(
      ctx.db,
    );
    await sql`
      insert into letter (programme_id, partnership_id, author_id, body, form_key, written_at)
      select programme_id, partnership_id, person_id, 'A secret', 'k' || person_id, ${now} from membership`.execute(
      ctx.db,
    );
    await sql`
      with asked as (insert into question (programme_id, type, created_at) values (${programme}, 'long', ${now}) returning id)
      insert into answer (programme_id, application_id, question_id, version, value, answered_at)
      select a.programme_id, a.id, asked.id, 1, '"A secret"', ${now} from application a, asked`.execute(
      ctx.db,
    );
    ctx.clock.set(round.dates.ends.dueAt.toISOString());
    await play(ctx, round);
  });

/** Everything stored about the round, without numbers that only tell the order in which rows came. */
async function stored(ctx: Pick<Ctx, 'db'>): Promise<unknown> {
  const { rows } = await sql`
    select 'partnership' as of, to_jsonb(x) as row from partnership x
    union all select 'membership', to_jsonb(x) from membership x
    union all select 'application', to_jsonb(x) from application x
    union all select 'answer', to_jsonb(x) from answer x
    union all select 'letter', to_jsonb(x) from letter x
    union all select 'date', to_jsonb(x) from round_date x
    union all select 'event', to_jsonb(x) - 'id' from event x
    union all select 'mail', to_jsonb(x) - 'id' from outbox x
    union all select 'heads', to_jsonb(h) from (
      select standing, country, zone, gone, sum(people) from head_count group by 1, 2, 3, 4 having sum(people) <> 0) h
    order by 1, 2`.execute(ctx.db);
  return rows;
}

const isDone = async (ctx: Ctx, { programme_id: programme, id }: Round, kind: 'ends' | 'purges') =>
  (await roundById(ctx, programme, id)).dates[kind].doneAt !== null;

const noTime = () => false;

/**
 * Does a duty piece by piece. Some turns belong to a process that is killed before its piece is stored. Answers how many pieces were
 * stored.
 */
async function byPieces(
  ctx: Ctx,
  round: Round,
  kind: 'ends' | 'purges',
  isKilled: (turn: number) => boolean,
): Promise<number> {
  const duty = kind === 'ends' ? endRounds : purgeRounds;
  let pieces = 0;
  for (let turn = 0; !(await isDone(ctx, round, kind)); turn++) {
    if (isKilled(turn)) {
      await takenBack(ctx, (ctx) => duty({ ...ctx, hasTime: noTime }));
      continue;
    }
    await duty({ ...ctx, hasTime: noTime });
    pieces += 1;
  }
  return pieces;
}

const sendAll = (ctx: Ctx) => sql`update outbox set state = 'sent'`.execute(ctx.db);

/** The turns of a duty whose process is killed before the piece is stored. */
const KILLED: readonly (readonly [when: string, isKilled: (turn: number) => boolean])[] = [
  ['never', () => false],
  ['before each piece', (turn) => turn % 2 === 0],
  ['thrice at the second', (turn) => turn > 0 && turn < 4],
];

test('a large round is ended and its data removed by pieces as it is at once, killed never, before each piece or thrice at the second', () =>
  withManyPairs(async (ctx, round) => {
    const { ends, purges } = round.dates;
    const atOnce = await takenBack(ctx, async (taken) => {
      await endRounds(taken);
      const ended = await stored(taken);
      await sendAll(taken);
      ctx.clock.set(purges.dueAt.toISOString());
      await purgeRounds(taken);
      return { ended, purged: await stored(taken) };
    });
    expect(JSON.stringify(atOnce.purged)).not.toContain('secret');
    for (const [when, isKilled] of KILLED)
      await takenBack(ctx, async (taken) => {
        ctx.clock.set(ends.dueAt.toISOString());
        expect(await byPieces(taken, round, 'ends', isKilled), when).toBe(3);
        expect(await stored(taken), when).toEqual(atOnce.ended);
        await sendAll(taken);
        ctx.clock.set(purges.dueAt.toISOString());
        expect(await byPieces(taken, round, 'purges', isKilled), when).toBeGreaterThan(10);
        expect(await stored(taken), when).toEqual(atOnce.purged);
      });
  }));

test('a piece of the end of a round reads none of the partnerships that ended before it', () =>
  withManyPairs(async (ctx) => {
    await sql`set local enable_seqscan = off`.execute(ctx.db);
    const read = async () =>
      (
        await sql<{ n: number }>`
          select (seq_tup_read + idx_tup_fetch)::int as n from pg_stat_xact_user_tables where relname = 'partnership'`.execute(
          ctx.db,
        )
      ).rows[0]!.n;
    for (const _ of [1, 2]) await endRounds({ ...ctx, hasTime: noTime });
    // Plans made for the few rows of other tests would not do here, nor would plans made before any pair has ended.
    await sql`analyze partnership, membership`.execute(ctx.db);
    const before = await read();
    await endRounds({ ...ctx, hasTime: noTime });
    // Thirty pairs are left, each looked up about thirteen times. Reading those that ended would add 250.
    expect((await read()) - before).toBeLessThan(500);
  }));

test('a partnership that was passed over ends with the last', () =>
  withManyPairs(async (ctx, round) => {
    await endRounds({ ...ctx, hasTime: noTime });
    await sql`
      update partnership set state = 'active', ended_at = null, end_reason = null where id = (select min(id) from partnership)`.execute(
      ctx.db,
    );
    while (!(await isDone(ctx, round, 'ends'))) await endRounds({ ...ctx, hasTime: noTime });
    const { rows } = await sql`select id from partnership where state <> 'ended'`.execute(ctx.db);
    expect(rows).toEqual([]);
  }));

test('between two pieces of its end each partnership is ended whole or as it was, and nobody moves the date', () =>
  withManyPairs(async (ctx, round) => {
    await endRounds({ ...ctx, hasTime: noTime });
    const { rows } = await sql<{
      state: string;
      gone: number;
      finished: number;
      mails: number;
      pairs: number;
    }>`
      select p.state, count(m.left_at)::int as gone, count(*) filter (where a.state = 'finished')::int as finished,
        count(o.id)::int as mails, count(distinct p.id)::int as pairs
      from partnership p join membership m on m.partnership_id = p.id
      join application a on a.round_id = p.round_id and a.person_id = m.person_id
      left join outbox o on o.kind = 'farewell' and o.person_id = m.person_id
      group by p.state order by p.state`.execute(ctx.db);
    expect(rows).toEqual([
      { state: 'active', gone: 0, finished: 0, mails: 0, pairs: 155 },
      { state: 'ended', gone: 250, finished: 250, mails: 250, pairs: 125 },
    ]);
    const said = await ctx.db.selectFrom('event').select('id').where('kind', '=', 'round-ended').execute();
    expect(said).toEqual([]);
    const { programme_id: programme, dates } = round;
    const ends = { ...dates.ends, wall: '2028-01-01T12:00' };
    const purges = { ...dates.purges, wall: '2028-06-01T12:00' };
    const moved = await changeDates(ctx, {
      programme,
      actor: { kind: 'command' },
      round: round.id,
      dates: { ...dates, ends, purges },
    });
    expect(moved).toMatchObject({ ok: false, problems: { ends: { reason: 'done' } } });
    await endRounds(ctx);
    const told = await ctx.db.selectFrom('event').select('data').where('kind', '=', 'round-ended').execute();
    expect(told).toEqual([{ data: { count: PAIRS } }]);
  }));

test('a week before its end all pairs of a very large round are told, a piece in a turn that has no more time', () =>
  onStage(async (ctx, { programme }) => {
    const round = await stageRound(ctx, programme);
    const pairs = 1300;
    await sql`
      insert into partnership (programme_id, round_id, state, state_at, introduced_at, reasons)
      select ${programme}, ${round.id}, 'active', ${ctx.clock.now()}, ${ctx.clock.now()}, '[]' from generate_series(1, ${pairs}::int)`.execute(
      ctx.db,
    );
    const told = async () =>
      (
        await sql<{ n: number }>`
          select count(*)::int as n from partnership where ending_told_at = ${ctx.clock.now()}`.execute(
          ctx.db,
        )
      ).rows[0]!.n;
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() - 6 * 86_400_000).toISOString());
    await tellEndingSoon({ ...ctx, hasTime: noTime });
    expect(await told()).toBe(125);
    await tellEndingSoon(ctx);
    expect(await told()).toBe(pairs);
    // One partnership that was passed over, with a lower number than all that were told.
    await sql`update partnership set ending_told_at = null where id = (select min(id) from partnership)`.execute(
      ctx.db,
    );
    await tellEndingSoon({ ...ctx, hasTime: noTime });
    expect(await told()).toBe(pairs);
  }));

/** A room with this many things to purge. It notes after which number it is called each time. */
const purging =
  (asked: string[], name: string, things: number): Purges =>
  (_, { after, atMost }) => {
    asked.push(`${name} ${after}`);
    const now = Math.min(atMost, things - after);
    return Promise.resolve({ things: now, last: after + now });
  };

test.each([
  [
    'a new version puts rooms in',
    { early: 10, under: 250, late: 10 },
    ['under 190', 'first 0', 'between 0', 'late 0'],
  ],
  [
    'a new version has another order',
    { under: 250, late: 10, early: 10 },
    ['under 190', 'first 0', 'between 0', 'late 0'],
  ],
  ['a new version has no such room', { early: 10, late: 10 }, ['first 0', 'between 0', 'late 0']],
])(
  'of a round half purged each room that is left is asked, and none that is done: %s',
  (_, newer, expected) =>
    onStage(async (ctx, { programme }) => {
      const round = await stageRound(ctx, programme);
      ctx.clock.set(round.dates.purges.dueAt.toISOString());
      const asked: string[] = [];
      const withRooms = (rooms: Record<string, number>): Ctx => {
        const purges = Object.entries(rooms).map(([name, things]) => [name, purging(asked, name, things)]);
        return { ...ctx, brought: { ...ctx.brought, purges: Object.fromEntries(purges) }, hasTime: noTime };
      };
      const older = withRooms({ early: 10, under: 250, late: 10 });
      for (let tick = 0; tick < 2; tick++) await purgeRounds(older);
      expect(asked).toEqual(['early 0', 'under 0', 'under 90']);
      asked.length = 0;
      const later = withRooms({ first: 5, ...newer, between: 5 });
      for (let tick = 0; tick < 3; tick++) await purgeRounds(later);
      expect(asked.toSorted()).toEqual(expected.toSorted());
      expect(await isDone(ctx, round, 'purges')).toBe(true);
    }),
);
