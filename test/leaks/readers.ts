import { leavePartnership, raiseConcern, writeLetter } from '../../src/rooms/partnerships/index.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { demoPages } from '../browser/demoPages.ts';
import type { TestDatabase } from '../database.ts';
import { deskPages } from '../hostile/deskPages.ts';
import { plant, wordOf } from './planted.ts';

/** A demo with planted words in all texts of partners, and the readers who look for them. */
export interface LeakScene {
  pages: Awaited<ReturnType<typeof demoPages>>;
  desk: Awaited<ReturnType<typeof deskPages>>;
  /** Tokens of sessions by reader; '' for a stranger. */
  sessions: Record<Reader, string>;
  /** The partnership in which the director is one of the two. */
  pair: number;
  director: number;
  partner: number;
  /** The partnership of each reader. */
  pairs: Partial<Record<Reader, number>>;
  planted: string[];
}

export type Reader =
  | 'stranger'
  | 'other participant'
  | 'ambassador'
  | 'content editor'
  | 'moderator'
  | 'director who is the partner';

export async function leakScene(database: TestDatabase): Promise<LeakScene> {
  const { db } = database;
  const pages = await demoPages(database);
  const desk = await deskPages(pages);
  const { ctx, programme } = pages;
  const couples = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.partnership_id as pair', 'p.id', 'p.account_id as account', 'p.country'])
    .where('m.left_at', 'is', null)
    .where('p.account_id', 'is not', null)
    .orderBy('m.partnership_id')
    .orderBy('p.id')
    .execute();
  const [me, partner] = couples;
  const other = couples.find(({ pair }) => pair !== me!.pair)!;
  const open = (account: number | null): Promise<string> =>
    openSession(ctx, { account: account!, device: 'A test' });
  await db
    .insertInto('role')
    .values({
      programme_id: programme,
      person_id: me!.id,
      role: 'director',
      country: null,
      granted_at: ctx.clock.now(),
    })
    .execute();
  const pairOf = async (role: 'ambassador' | 'content_editor'): Promise<number> => {
    const { id } = await db
      .selectFrom('role')
      .innerJoin('membership', 'membership.person_id', 'role.person_id')
      .select('membership.partnership_id as id')
      .where('role.role', '=', role)
      .executeTakeFirstOrThrow();
    return id;
  };
  const planted = await plant(ctx);
  const from = { programme, person: partner!.id, partnership: me!.pair };
  const by = { partnership: me!.pair, writer: partner!.id };
  await writeLetter(ctx, { ...from, body: wordOf({ table: 'letter', ...by }), formKey: 'planted' });
  await raiseConcern(ctx, { ...from, body: wordOf({ table: 'concern', ...by }), exit: 'stay' });
  const left = {
    partnership: other.pair,
    writer: couples.find((one) => one.pair === other.pair && one !== other)!.id,
  };
  await leavePartnership(ctx, {
    programme,
    actor: { kind: 'person', id: left.writer },
    person: left.writer,
    partnership: other.pair,
    reason: wordOf({ table: 'membership', ...left }),
    another: false,
  });
  return {
    pages,
    desk,
    pair: me!.pair,
    director: me!.id,
    partner: partner!.id,
    pairs: {
      'director who is the partner': me!.pair,
      'other participant': other.pair,
      ambassador: await pairOf('ambassador'),
      'content editor': await pairOf('content_editor'),
    },
    planted,
    sessions: {
      stranger: '',
      'other participant': await open(other.account),
      ambassador: desk.sessions['ambassador']!,
      'content editor': desk.sessions['content_editor']!,
      moderator: desk.sessions['moderator']!,
      'director who is the partner': await open(me!.account),
    },
  };
}
