import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Delivery } from '../../src/mail/out/delivery/deliver.ts';
import { smtpTransport } from '../../src/mail/out/delivery/transport.ts';
import type { SmtpOptions } from '../../src/mail/out/delivery/transport.ts';
import { stage, stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { sink } from './sink.ts';
import type { Manners, Sink } from './sink.ts';

export const settings = {
  publicUrl: 'http://localhost:3000',
  sender: { address: 'mentoring@shelves.example', domain: 'shelves.example' },
};

/**
 * The scene that each test of a file gets anew: a programme with the cast on the file's own database, mail servers, and deliveries to them.
 */
export interface MailScene {
  database: TestDatabase;
  ctx: TestCtx;
  cast: Stage;
  round: number;
  /** Closed after the test. */
  closing: (() => Promise<void>)[];
  server(manners?: Manners): Promise<Sink>;
  deliveryTo(url: string, options?: SmtpOptions): Promise<Delivery>;
  /** Queues one mail for each person. */
  queue(people: readonly CastName[], occasion?: string): Promise<void>;
  /** Queues a sign-in code for one person. */
  queueCode(name: CastName): Promise<void>;
  rows(): Promise<OutboxRow[]>;
  rowOf(name: CastName): Promise<OutboxRow>;
}

type OutboxRow = Awaited<ReturnType<typeof outboxOf>>[number];

const outboxOf = ({ database, cast }: Pick<MailScene, 'database' | 'cast'>) =>
  database.db
    .selectFrom('outbox')
    .selectAll()
    .where('programme_id', '=', cast.programme)
    .orderBy('id')
    .execute();

/** To be called once in a test file: its hooks fill the scene before each test. */
export function mailScene(): MailScene {
  const closing: (() => Promise<void>)[] = [];
  let count = 0;
  const scene: MailScene = {
    ...({} as Pick<MailScene, 'database' | 'ctx' | 'cast' | 'round'>),
    closing,
    server: async (manners) => {
      const made = await sink(manners);
      closing.push(() => made.close());
      return made;
    },
    deliveryTo: async (url, options) => {
      const delivery = createDelivery(settings, await smtpTransport(url, { silence: 2000, ...options }));
      closing.push(() => delivery.stop());
      return delivery;
    },
    queue: (people, occasion = 'dates:1') =>
      scene.ctx.mailer.queue(
        scene.ctx,
        people.map((name) => ({
          programme: scene.cast.programme,
          kind: 'dates-changed' as const,
          occasion,
          person: scene.cast.people[name],
          data: { round: scene.round, kinds: ['matches'] },
        })),
      ),
    queueCode: async (name) => {
      const { ctx, cast } = scene;
      const { id } = await ctx.db
        .insertInto('sign_in_code')
        .values({
          programme_id: cast.programme,
          address: `${name}@cast.example`,
          browser_hash: Buffer.alloc(32),
          nonce: Buffer.alloc(16),
          created_at: ctx.clock.now(),
          expires_at: ctx.clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const mail = { programme: cast.programme, kind: 'sign-in-code', person: cast.people[name] } as const;
      await ctx.mailer.queue(ctx, [{ ...mail, occasion: `code:${id}`, data: { code: id } }]);
    },
    rows: () => outboxOf(scene),
    rowOf: async (name) => (await outboxOf(scene)).find((row) => row.person_id === scene.cast.people[name])!,
  };
  beforeAll(async () => {
    scene.database = await smallDatabase();
  });
  afterAll(() => scene.database.drop());
  beforeEach(async () => {
    scene.ctx = testContext(scene.database.db);
    scene.cast = await stage(scene.ctx, `shelves-${++count}`);
    scene.round = (await stageRound(scene.ctx, scene.cast.programme)).id;
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await scene.database.db.deleteFrom('programme').execute();
    await scene.database.db.deleteFrom('mail_trouble').execute();
  });
  return scene;
}
