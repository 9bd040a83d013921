import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { generatePeople } from '../../sample/people/generate.ts';
import { sampleProgramme } from '../../sample/programme.ts';
import { createContext } from '../context.ts';
import type { Schema } from '../db/schema.ts';
import { tickAlone } from '../jobs/timetable.ts';
import { createDelivery } from '../mail/out/delivery/deliver.ts';
import { inTransaction } from '../rooms/ctx.ts';
import type { Ctx, Secrets } from '../rooms/ctx.ts';
import { publishRound, roundById } from '../rooms/programmes/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import { approveGuestPost, approveTopic, guestPostsOf, topicsOfRound } from '../rooms/topics/index.ts';
import { addSample } from '../setup/sample.ts';
import { movableClock } from './clock.ts';
import type { MovableClock } from './clock.ts';
import { createSink } from './sink.ts';
import type { Sink } from './sink.ts';
import { domainOf } from '../lib/address/parts.ts';

/** Runs the imagined programme. */
export const DIRECTOR = { address: 'olga@antipode.example', name: 'Olga', locale: 'en' };

export interface World {
  ctx: Ctx;
  clock: MovableClock;
  slug: string;
  round: Round;
  sink: Sink;
  /** The timetable's duties and the post, at the world's present time. */
  pass: () => Promise<void>;
}

/** A world whose clock starts at `start`, with the sample programme and a published round that opens on the Monday after. */
export async function makeWorld(input: {
  db: Kysely<Schema>;
  secrets: Secrets;
  publicUrl: string;
  start: Date;
  people: number;
  countries: number;
  seed: number;
  /** Gets the words of each mail that leaves. */
  read?: (text: string) => void;
}): Promise<World> {
  const clock = movableClock(input.start);
  const ctx = createContext({
    config: { publicUrl: input.publicUrl, mailFrom: undefined },
    db: input.db,
    secrets: input.secrets,
    // The play itself delivers mail and runs the matching, at times of its own clock.
    jobs: { enqueue: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    clock,
  });
  const { stage, round } = await inTransaction(ctx, async (ctx) => {
    const actor = { kind: 'command' } as const;
    const account = await accountOf(ctx, DIRECTOR.address);
    const stage = await addSample(ctx, { actor, director: { ...DIRECTOR, account } });
    await publishRound(ctx, { programme: stage.programme, actor, round: stage.round });
    await approveAll(ctx, stage);
    return { stage, round: await roundById(ctx, stage.programme, stage.round) };
  });
  const gone = generatePeople(input).filter((person) => person.behaviour.hardBounces);
  const sink = createSink(new Set(gone.map((person) => person.address)), input.read);
  const address = sampleProgramme.contactAddress;
  const sender = { name: sampleProgramme.name, address, domain: domainOf(address) };
  const delivery = createDelivery({ publicUrl: input.publicUrl, sender }, sink);
  const pass = async (): Promise<void> => {
    await tickAlone(ctx);
    await delivery.run(ctx);
  };
  return { ctx, clock, slug: stage.slug, round, sink, pass };
}

/** The imagined director has read everything, and approves the round's topics and guest posts. */
async function approveAll(
  ctx: Ctx,
  { programme, director, round }: { programme: number; director: number; round: number },
): Promise<void> {
  const actor = { kind: 'person', id: director } as const;
  const topics = (await topicsOfRound(ctx, programme, round)).map(({ topic }) => topic.id);
  for (const topic of topics) await approveTopic(ctx, { programme, actor, round, topic });
  for (const post of await guestPostsOf(ctx, programme, topics))
    await approveGuestPost(ctx, { programme, actor, topic: post.topic_id, post: post.id, yes: true });
}

async function accountOf(ctx: Ctx, address: string): Promise<number> {
  await ctx.db
    .insertInto('account')
    .values({ address, created_at: ctx.clock.now() })
    .onConflict((c) => c.column('address').doNothing())
    .execute();
  const row = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  return row.id;
}
