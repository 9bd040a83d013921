import { expect, test } from 'vitest';
import { forgetUnsent } from '../src/rooms/applications/index.ts';
import { forgetCommenters } from '../src/rooms/discussion/index.ts';
import { forgetAddresses } from '../src/rooms/people/index.ts';
import { bareRow } from './bareRow.ts';
import type { TestCtx } from './context.ts';
import { onOpenRound } from './onStage.ts';
import { dateDone } from './roundDates.ts';

/** A table whose rows keep a person: the column that names the person, and other values of the row. */
type Keeps = readonly [table: string, column: string, more?: Readonly<Record<string, unknown>>];

/** Rounds besides the one in which everybody began an application: one whose data are deleted, and one whose data are not. */
const GONE = 1_000_001;
const STILL_THERE = 1_000_002;

const PAIR: readonly Keeps[] = [
  ['former_pair', 'person_a'],
  ['former_pair', 'person_b'],
];
const OWN: readonly Keeps[] = [
  ['comment', 'author_id'],
  ['discussion_follow', 'person_id', { confirmed_at: '2027-01-01' }],
  ['subscription', 'person_id'],
  ['role', 'person_id', { role: 'director' }],
  ...PAIR,
];
const WRITERS: readonly Keeps[] = [
  ...OWN,
  ['application', 'person_id'],
  ['commenter', 'person_id', { banned_at: '2027-01-01' }],
  ['commenter', 'person_id', { picture_id: 1 }],
  ['thread', 'person_id'],
  ['thread_message', 'author_id'],
  ['membership', 'person_id'],
];

const DUTIES: readonly [
  name: string,
  remove: (ctx: TestCtx, programme: number, person: number) => Promise<void>,
  kept: readonly Keeps[],
][] = [
  [
    'an address that nobody uses',
    (ctx, programme, person) => forgetAddresses(ctx, { programme, people: [person] }),
    [
      ...WRITERS,
      ['unsubscription', 'person_id', { category: 'partner' }],
      ['invitation', 'person_id'],
      ['guest_post', 'person_id'],
      ['glossary_term', 'person_id'],
    ],
  ],
  [
    'who only ever followed, or never answered',
    (ctx) => forgetCommenters(ctx),
    [
      ...WRITERS,
      ['outside_writer', 'person_id'],
      ['unsubscription', 'person_id', { category: 'topics' }],
      ['chat_message', 'author_id'],
      ['chat_wish', 'person_id'],
      ['guest_post', 'person_id', { due_at: '2027-05-01' }],
    ],
  ],
  [
    'who began an application and never sent it in',
    (ctx) => forgetUnsent(ctx),
    [
      ...OWN,
      ['application', 'person_id', { state: 'matched', round_id: GONE }],
      ['application', 'person_id', { state: 'draft', round_id: STILL_THERE }],
    ],
  ],
];

test.each(DUTIES)('%s goes, and stays for whatever else is known of them', (_, remove, kept) =>
  onOpenRound(async (ctx, { programme }, round) => {
    ctx.clock.set('2027-04-01T12:00:00Z');
    const add = async (k: number): Promise<number> => {
      const { id } = await ctx.db
        .insertInto('person')
        .values({
          programme_id: programme,
          address: `${k}@kept.example`,
          name: '',
          locale: 'en',
          created_at: new Date('2027-01-01T12:00:00Z'),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (remove === DUTIES[2]![1])
        await bareRow(ctx, 'application', {
          programme_id: programme,
          round_id: round.id,
          person_id: id,
          state: 'draft',
        });
      return id;
    };
    await bareRow(ctx, 'round_date', {
      programme_id: programme,
      round_id: GONE,
      kind: 'purges',
      done_at: ctx.clock.now(),
    });
    await dateDone(ctx, round, 'purges');
    const isThere = async (id: number): Promise<boolean> =>
      (await ctx.db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
    const bare = await add(0);
    for (const [k, [table, column, more]] of kept.entries()) {
      const id = await add(k + 1);
      await bareRow(ctx, table, { programme_id: programme, [column]: id, ...more });
      await remove(ctx, programme, id);
      expect(await isThere(id), `${table}.${column}`).toBe(true);
    }
    await remove(ctx, programme, bare);
    expect(await isThere(bare)).toBe(false);
  }),
);
