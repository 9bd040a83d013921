import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { json } from '../../../db/json.ts';
import type { Viewer } from '../../ctx.ts';
import { KEPT_FROM_SOME } from './counted.ts';
import type { OutboxState } from '../../mails/index.ts';
import { countSent, mailsOf, sentGroups } from '../index.ts';
import type { MailGroup } from './groups.ts';
import { seesMail } from './seesMail.ts';

interface Mail {
  kind: string;
  occasion: string;
  person: number;
  private?: boolean;
  locale?: string;
  data?: Record<string, unknown>;
}

const topic = (person: number): Mail => ({ kind: 'topic', occasion: 'topic:1', person });
const order = (group: { earliest: Date; kind: string; occasion: string }): string =>
  `${1e15 - group.earliest.getTime()} ${group.kind} ${group.occasion}`;

async function withOutbox(
  play: (scene: {
    ctx: TestCtx;
    programme: number;
    viewer: Viewer;
    people: number[];
    left: (mails: readonly Mail[]) => Promise<void>;
    /** Checks that the page shows the content of the outbox; returns how many mails that is. */
    agrees: (isAllThere?: boolean) => Promise<number>;
  }) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people: cast } = await stage(ctx);
    const people = Object.values(cast);
    const viewer = { person: cast.tomas, account: null, isOperator: false } as unknown as Viewer;
    const left = async (mails: readonly Mail[]): Promise<void> => {
      ctx.clock.forward(0.01);
      const now = ctx.clock.now();
      await db
        .insertInto('outbox')
        .values(
          mails.map(({ kind, occasion, person, private: isPrivate = false, locale = 'en', data = {} }) => ({
            programme_id: programme,
            kind,
            occasion,
            person_id: person,
            address: `${person}@cast.example`,
            locale,
            data: json(data),
            many: false,
            private: isPrivate,
            subject: `${kind} ${locale}`,
            text: '',
            html: '',
            state: 'sent',
            due_at: now,
            queued_at: now,
            sent_at: now,
            message_id: `<${kind}.${occasion}.${person}@cast.example>`,
          })),
        )
        .execute();
    };
    const agrees = async (isAllThere = true): Promise<number> => {
      const { rows } = await sql<Omit<MailGroup, 'subject'>>`
        select kind, private, case when private then '' else occasion end as occasion, count(*)::int as count,
          min(sent_at) as earliest, max(sent_at) as latest
        from outbox where programme_id = ${programme} and state = 'sent' and ${seesMail(viewer)}
        group by 1, 2, 3 order by earliest desc, kind, occasion`.execute(db);
      const { rows: groups } = await sentGroups(ctx, programme, viewer, 'en');
      if (!isAllThere)
        for (const row of rows) {
          const group = groups.find(({ kind, occasion }) => kind === row.kind && occasion === row.occasion);
          // Mails that are gone still count for their group's first and last hour.
          expect(group!.earliest.getTime()).toBeLessThanOrEqual(row.earliest.getTime());
          expect(group!.latest.getTime()).toBeGreaterThanOrEqual(row.latest.getTime());
          Object.assign(row, { earliest: group!.earliest, latest: group!.latest });
        }
      const shown = groups.map(({ kind, private: isPrivate, occasion, count, earliest, latest }) => ({
        kind,
        private: isPrivate,
        occasion,
        count,
        earliest,
        latest,
      }));
      const sorted = (list: typeof shown): typeof shown =>
        list.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
      expect(sorted(shown)).toEqual(sorted(rows));
      for (const [nth, { kind, occasion }] of groups.entries()) {
        const around = { kind, occasion, before: 1, after: 2 };
        const beside = await sentGroups(ctx, programme, viewer, 'en', { around });
        expect(beside.rows).toMatchObject(groups.slice(Math.max(0, nth - 1), nth + 3));
        expect(beside.rows).toHaveLength(Math.min(nth, 1) + 1 + Math.min(groups.length - nth - 1, 2));
      }
      for (const { kind, occasion } of rows.filter((group) => !group.private)) {
        const { rows: states } = await sql<{ state: OutboxState; count: number }>`
          select state, count(*)::int as count from outbox
          where programme_id = ${programme} and kind = ${kind} and occasion = ${occasion} and ${seesMail(viewer)} group by 1`.execute(
          db,
        );
        const group = await mailsOf(ctx, programme, viewer, { kind, occasion });
        expect(group.states, kind).toEqual(new Map(states.map(({ state, count }) => [state, count])));
      }
      return rows.reduce((sum, row) => sum + row.count, 0);
    };
    await play({ ctx, programme, viewer, people, left, agrees });
  });
}

test.each([1, 2, undefined])(
  'what has left is told with the right numbers, whatever of it was counted, has gone or came back, in pieces of %s',
  async (atOnce) => {
    await withOutbox(async ({ ctx, programme, people, left, agrees }) => {
      const [a, b, c, d] = people as [number, number, number, number];
      await left([topic(a), topic(b), { kind: 'letter', occasion: 'letter:1', person: a, private: true }]);
      expect(await agrees()).toBe(3);
      const pass = async (): Promise<void> => {
        ctx.clock.forward(1);
        await countSent(ctx, atOnce);
      };
      await pass();
      expect(await agrees()).toBe(3);
      // Another mail of the counted kind, one of another kind, and one that only its reader may know of.
      await left([topic(c), { kind: 'letter', occasion: 'letter:2', person: b, private: true }]);
      await left([
        { kind: 'farewell', occasion: 'partnership:1', person: a },
        { kind: 'concern-asked', occasion: 'concern:1', person: a },
        { kind: 'sender-unsure', occasion: 'incoming:1', person: a, data: { isUnseen: true } },
        { kind: 'sender-unsure', occasion: 'incoming:2', person: a },
        { kind: 'inbox-answer', occasion: 'thread:1', person: a },
      ]);
      expect(await agrees()).toBe(8);
      await countSent(ctx, atOnce);
      expect(await agrees()).toBe(8);
      await pass();
      expect(await agrees()).toBe(8);
      // The first mail of its group bounces late, another is deleted with its person, and one group is deleted as a whole.
      const own = ctx.db.updateTable('outbox').where('programme_id', '=', programme);
      await own.set({ state: 'failed' }).where('kind', '=', 'topic').where('person_id', '=', a).execute();
      expect(await agrees(false)).toBe(7);
      // One of its readers gets it in a digest.
      await left([{ kind: 'topic', occasion: 'topic:1', person: people[4]! }]);
      await own
        .set({ state: 'bundled' })
        .where('kind', '=', 'topic')
        .where('person_id', '=', people[4]!)
        .execute();
      expect(await agrees(false)).toBe(7);
      await left([topic(d)]);
      expect(await agrees(false)).toBe(8);
      await countSent(ctx, atOnce);
      expect(await agrees(false)).toBe(8);
      await ctx.db.deleteFrom('outbox').where('kind', 'in', ['farewell', 'letter']).execute();
      expect(await agrees(false)).toBe(5);
      await pass();
      expect(await agrees(false)).toBe(5);
      await ctx.db.deleteFrom('outbox').where('kind', '=', 'topic').where('person_id', '=', b).execute();
      await pass();
      expect(await agrees(false)).toBe(4);
      const { left: open } = await ctx.db
        .selectFrom('mail_recount')
        .select((eb) => eb.fn.countAll<number>().as('left'))
        .executeTakeFirstOrThrow();
      expect(Number(open)).toBe(0);
    });
  },
);

test('without time the next few are counted, and those that are gone before them', async () => {
  await withOutbox(async ({ ctx, people, left, agrees }) => {
    const several = people.slice(0, 4);
    for (const person of several) await left([topic(person)]);
    const counted = async (): Promise<number> => {
      ctx.clock.forward(1);
      await countSent({ ...ctx, hasTime: () => false }, 2);
      return Number((await ctx.db.selectFrom('mail_count').select('count').executeTakeFirst())?.count ?? 0);
    };
    expect(await counted()).toBe(2);
    expect(await agrees()).toBe(4);
    expect(await counted()).toBe(4);
    await ctx.db
      .deleteFrom('outbox')
      .where('person_id', '=', anyOf(several.slice(0, 3)))
      .execute();
    await left([topic(people[4]!)]);
    expect(await counted()).toBe(2);
    expect(await agrees(false)).toBe(2);
    expect(await counted()).toBe(2);
    expect(await agrees(false)).toBe(2);
  });
});

test('a group has the subject of one of its mails, in the reader’s language if there is one, and of codes and letters none', async () => {
  await withOutbox(async ({ ctx, programme, viewer, people, left }) => {
    const [a, b] = people as [number, number];
    await left([
      { kind: 'topic', occasion: 'topic:1', person: a, locale: 'ar' },
      { kind: 'topic', occasion: 'topic:1', person: b, locale: 'es' },
      { kind: 'letter', occasion: 'letter:1', person: a, private: true },
    ]);
    const subject = async (lang: string) =>
      Object.fromEntries(
        (await sentGroups(ctx, programme, viewer, lang)).rows.map((group) => [group.kind, group.subject]),
      );
    expect(await subject('es')).toEqual({ topic: 'topic es', letter: '' });
    expect(await subject('fr')).toEqual({ topic: 'topic ar', letter: '' });
  });
});

test('every kind that some may not know of is counted when somebody looks', async () => {
  await withOutbox(({ ctx, viewer }) => {
    const kinds = new Set<string>(ctx.mailer.kinds.map(({ kind }) => kind));
    const { sql: text } = seesMail(viewer).compile(ctx.db);
    const named = [...text.matchAll(/'([a-z-]+)'/g)]
      .map(([, word]) => word!)
      .filter((word) => kinds.has(word));
    expect(named.length).toBeGreaterThan(3);
    expect(KEPT_FROM_SOME).toEqual(expect.arrayContaining(named));
    expect([...kinds]).toEqual(expect.arrayContaining([...KEPT_FROM_SOME]));
    return Promise.resolve();
  });
});
