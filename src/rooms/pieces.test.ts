import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stageRound } from '../../test/cast.ts';
import type { Stage } from '../../test/cast.ts';
import type { TestCtx } from '../../test/context.ts';
import { countQueries } from '../../test/countQueries.ts';
import { manyPeople } from '../../test/manyPeople.ts';
import { withTopic } from '../../test/oneTopic.ts';
import { onStage } from '../../test/onStage.ts';
import { stagePartnership } from '../../test/partners.ts';
import { DUTIES } from './brought.ts';
import type { Ctx } from './ctx.ts';
import type { Round } from './programmes/index.ts';
import {
  PIECE,
  byPieces,
  byPiecesFound,
  changeByPieces,
  clearByPieces,
  removeByPieces,
  rowsWhich,
} from './pieces.ts';

const MANY = PIECE * 2 + 1;
const noTime = () => false;

test('without time one piece is done, and the next time the next', async () => {
  const left = Array.from({ length: 7 }, (_, n) => n);
  const turns: number[] = [];
  const ctx = { db: { isTransaction: true }, hasTime: noTime } as Ctx;
  const act = (_: Ctx, piece: number[]) => Promise.resolve(left.splice(0, piece.length));
  for (; left.length > 0; turns.push(left.length)) expect(await byPieces(ctx, [...left], act, 3)).toBe(false);
  expect(turns).toEqual([4, 1, 0]);
  expect(await byPieces(ctx, [...left], act, 3)).toBe(true);
});

test('rows go by pieces, too', () =>
  onStage(async (ctx, { programme }) => {
    const now = ctx.clock.now();
    await sql`
      insert into sign_in_code (programme_id, address, browser_hash, nonce, created_at, expires_at)
      select ${programme}, n || '@due.example', '', '', ${now}, ${now} from generate_series(1, 7) n`.execute(
      ctx.db,
    );
    const count = async () => (await ctx.db.selectFrom('sign_in_code').select('address').execute()).length;
    const which = sql`address <> '4@due.example'`;
    const turns: number[] = [];
    for (let more = false; !more; turns.push(await count()))
      more = await removeByPieces({ ...ctx, hasTime: noTime }, 'sign_in_code', which, 4);
    expect(turns).toEqual([3, 1, 1]);
    expect(await removeByPieces(ctx, 'sign_in_code', which, 4)).toBe(true);
    expect(await removeByPieces(ctx, 'sign_in_code', sql`true`, 4)).toBe(true);
    expect(await count()).toBe(0);
  }));

test('of several tables each is cleared one after the other, and only where there is something', () =>
  onStage(async (ctx, { programme }) => {
    const now = ctx.clock.now();
    await sql`
      insert into sign_in_code (programme_id, address, browser_hash, nonce, created_at, expires_at)
      select ${programme}, n || '@due.example', '', '', ${now}, ${now} from generate_series(1, 3) n`.execute(
      ctx.db,
    );
    await sql`
      insert into matter (programme_id, kind, subject_kind, subject_id, urgency, since)
      select ${programme}, 'thread-waiting', 'thread', n, 1, ${now} from generate_series(1, 2) n`.execute(
      ctx.db,
    );
    const kinds = [
      rowsWhich('device', sql`true`),
      rowsWhich('sign_in_code', sql`address <> '3@due.example'`, { size: 1 }),
      rowsWhich('matter', sql`urgency = 1`, { set: sql`urgency = 3` }),
    ];
    const left = async () =>
      (
        await sql<{ codes: number; low: number }>`
          select (select count(*)::int from sign_in_code) as codes, (select count(*)::int from matter where urgency = 1) as low`.execute(
          ctx.db,
        )
      ).rows[0];
    const busy = { ...ctx, hasTime: noTime };
    expect(await clearByPieces(busy, kinds)).toBe(false);
    expect(await left()).toEqual({ codes: 2, low: 2 });
    expect(await clearByPieces(busy, kinds)).toBe(false);
    expect(await left()).toEqual({ codes: 1, low: 2 });
    expect(await clearByPieces(busy, kinds)).toBe(false);
    expect(await left()).toEqual({ codes: 1, low: 0 });
    // One statement finds that nothing is due.
    const { counted, asked } = countQueries(ctx.db);
    expect(await clearByPieces({ db: counted }, kinds)).toBe(true);
    expect(asked()).toBe(1);
  }));

test('rows change by pieces, too', () =>
  onStage(async (ctx, { programme }) => {
    await sql`
      insert into matter (programme_id, kind, subject_kind, subject_id, urgency, since)
      select ${programme}, 'thread-waiting', 'thread', n, 1, ${ctx.clock.now()} from generate_series(1, 7) n`.execute(
      ctx.db,
    );
    const count = async () =>
      (await ctx.db.selectFrom('matter').select('id').where('urgency', '=', 2).execute()).length;
    const change = [sql`urgency = 2`, sql`kind = 'thread-waiting' and urgency = 1`, 3] as const;
    const turns: number[] = [];
    for (let more = false; !more; turns.push(await count()))
      more = await changeByPieces({ ...ctx, hasTime: noTime }, 'matter', ...change);
    expect(turns).toEqual([3, 6, 7, 7]);
    expect(await changeByPieces(ctx, 'matter', ...change)).toBe(true);
  }));

test('of a crowd no more are looked up than are done soon; what another holds at this moment is left alone', async () => {
  const due = Array.from({ length: 2300 }, (_, id) => ({ programme: 1, id }));
  const found: number[] = [];
  const read = (atMost: number) => {
    const rows = due.slice(0, atMost);
    found.push(rows.length);
    return Promise.resolve(rows);
  };
  const act = (_: Ctx, __: number, piece: { id: number }[]) => Promise.resolve(due.splice(0, piece.length));
  const ctx = { db: { isTransaction: true } } as Ctx;
  expect(await byPiecesFound({ ...ctx, hasTime: noTime }, read, act)).toBe(false);
  expect(due).toHaveLength(2300 - PIECE);
  expect(await byPiecesFound(ctx, read, act)).toBe(true);
  expect(due).toHaveLength(0);
  expect(found).toEqual([1000, 1000, 1000, 50]);
  const held = Array.from({ length: 1000 }, (_, id) => ({ programme: 1, id }));
  expect(
    await byPiecesFound(
      ctx,
      () => Promise.resolve(held),
      () => Promise.resolve(),
    ),
  ).toBe(false);
});

/** The work of a duty that takes more than two pieces, and the query that counts how much of it is done. */
interface Crowded {
  make: (ctx: TestCtx, cast: Stage, round: Round) => Promise<unknown>;
  done: ReturnType<typeof sql<{ n: number }>>;
  /** The number of things in a piece. */
  piece?: number;
}

const mailsOf = (kind: string) =>
  sql<{ n: number }>`select count(*)::int as n from outbox where kind = ${kind}`;
const DAY = 86_400_000;
const at = (ctx: TestCtx, date: Date, days = 0): void => {
  ctx.clock.set(new Date(date.getTime() + days * DAY).toISOString());
};
const isMissing = (from: string) =>
  sql<{ n: number }>`select ${MANY} - count(*)::int as n from ${sql.raw(from)}`;

const CROWDED: Record<string, Crowded> = {
  'tell that a round is open': {
    make: async (ctx, { programme }, round) => {
      const people = await manyPeople(ctx, { programme, many: MANY });
      await sql`
        insert into subscription (programme_id, person_id, kind, since)
        select ${programme}, id, 'openings', ${ctx.clock.now()} from unnest(${people}::bigint[]) id`.execute(
        ctx.db,
      );
      at(ctx, round.dates.opens.dueAt);
    },
    done: mailsOf('round-open'),
  },
  'remind drafts that applications close': {
    make: async (ctx, { programme }, round) => {
      at(ctx, round.dates.opens.dueAt);
      await manyPeople(ctx, { programme, many: MANY, round: round.id, state: 'draft' });
      at(ctx, round.dates.closes.dueAt, -1);
    },
    done: mailsOf('draft-reminder'),
  },
  'close applications': {
    make: async (ctx, { programme }, round) => {
      await manyPeople(ctx, { programme, many: MANY, round: round.id, state: 'draft' });
      at(ctx, round.dates.closes.dueAt);
    },
    done: mailsOf('application-late'),
  },
  'recompute due dates': {
    make: async (ctx, { programme }, round) => {
      await manyPeople(ctx, { programme, many: MANY, round: round.id });
      await sql`update round_date set due_at = due_at + interval '1 hour' where kind = 'purges'`.execute(
        ctx.db,
      );
    },
    done: mailsOf('dates-changed'),
  },
  'ask availability': {
    make: async (ctx, { programme }, round) => {
      await manyPeople(ctx, { programme, many: MANY, round: round.id });
      at(ctx, round.dates.availability.dueAt);
    },
    done: mailsOf('availability-request'),
  },
  'remind of availability': {
    make: async (ctx, { programme }, round) => {
      await manyPeople(ctx, { programme, many: MANY, round: round.id });
      at(ctx, round.dates.availability.dueAt);
      await sql`update application set available_asked_at = ${ctx.clock.now()}, answer_by = ${round.dates.matches.dueAt}`.execute(
        ctx.db,
      );
      at(ctx, round.dates.matches.dueAt, -0.1);
    },
    done: mailsOf('availability-reminder'),
  },
  'forget who never sent an application in': {
    make: async (ctx, { programme }, round) => {
      await manyPeople(ctx, { programme, many: MANY, round: round.id, state: 'draft' });
      at(ctx, round.dates.purges.dueAt, 1);
      await sql`update round_date set done_at = ${ctx.clock.now()}`.execute(ctx.db);
    },
    done: isMissing(`person where address like '%@crowd.example'`),
    piece: 100,
  },
  'tell that the end comes': {
    make: async (ctx, { programme, people }, round) => {
      await stagePartnership(ctx, programme, round.id, [people.amina, people.mei]);
      const many = await manyPeople(ctx, { programme, many: MANY, round: round.id, state: 'matched' });
      // One partnership for each person, so that a piece of partnerships is a piece of people.
      await sql`
        with own as (
          insert into partnership (programme_id, round_id, state, state_at, introduced_at)
          select ${programme}, ${round.id}, 'active', ${ctx.clock.now()}, ${ctx.clock.now()} from unnest(${many}::bigint[]) returning id)
        insert into membership (programme_id, partnership_id, round_id, person_id, joined_at)
        select ${programme}, own.id, ${round.id}, p.id, ${ctx.clock.now()}
        from unnest(${many}::bigint[]) with ordinality p (id, n)
        join (select id, row_number() over (order by id) as n from own) own using (n)`.execute(ctx.db);
      await sql`delete from partnership where id not in (select partnership_id from membership where person_id = any(${many}))`.execute(
        ctx.db,
      );
      at(ctx, round.dates.ends.dueAt, -6);
    },
    done: mailsOf('ending-soon'),
    piece: PIECE / 2,
  },
  'settle quiet threads': {
    make: async (ctx, { programme }) => {
      const people = await manyPeople(ctx, { programme, many: MANY });
      await sql`
        insert into thread (programme_id, person_id, subject, state, state_at, last_at, opened_at)
        select ${programme}, id, 'Hello', 'open', ${ctx.clock.now()}, ${ctx.clock.now()}, ${ctx.clock.now()}
        from unnest(${people}::bigint[]) id`.execute(ctx.db);
      at(ctx, ctx.clock.now(), 30);
    },
    done: sql<{ n: number }>`select count(*)::int as n from event where kind = 'thread-closed'`,
  },
  'forget old threads': {
    make: async (ctx, { programme }) => {
      const people = await manyPeople(ctx, { programme, many: MANY });
      await sql`
        insert into thread (programme_id, person_id, subject, state, state_at, last_at, opened_at)
        select ${programme}, id, 'Hello', 'closed', ${ctx.clock.now()}, ${ctx.clock.now()}, ${ctx.clock.now()}
        from unnest(${people}::bigint[]) id`.execute(ctx.db);
      at(ctx, ctx.clock.now(), 400);
    },
    done: isMissing('thread'),
    piece: 100,
  },
  'queue due topics': {
    make: async (ctx, { programme }, round) => {
      await manyPeople(ctx, { programme, many: 2 * MANY, round: round.id, state: 'confirmed' });
      await sql`update application set state = 'waiting', waiting_reason = 'noCandidate'`.execute(ctx.db);
      const topic = await withTopic(ctx, programme);
      const now = ctx.clock.now();
      await sql`
        insert into round_topic (programme_id, round_id, topic_id, position, day, due_at, approved_at)
        values (${programme}, ${round.id}, ${topic}, 1, ${now.toISOString().slice(0, 10)}, ${now}, ${now})`.execute(
        ctx.db,
      );
    },
    done: mailsOf('topic'),
  },
};

test.each(Object.entries(CROWDED))(
  '"%s" does one piece of a crowd without time for more, and goes on',
  (name, crowded) =>
    onStage(async (ctx, cast) => {
      const round = await stageRound(ctx, cast.programme);
      await crowded.make(ctx, cast, round);
      const duty = DUTIES.find((duty) => duty.name === name)!;
      const count = async () => (await crowded.done.execute(ctx.db)).rows[0]!.n;
      const piece = crowded.piece ?? PIECE;
      const before = await count();
      for (const turn of [1, 2]) {
        await duty.run({ ...ctx, hasTime: noTime });
        expect(await count()).toBe(before + turn * piece);
      }
      await duty.run(ctx);
      const all = await count();
      expect(all).toBeGreaterThan(before + 2 * piece);
      await duty.run(ctx);
      expect(await count()).toBe(all);
    }),
);
