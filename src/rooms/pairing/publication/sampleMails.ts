import { isDeepStrictEqual } from 'node:util';
import { anyOf } from '../../../db/anyOf.ts';
import { takenBack } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { Programme, Round } from '../../programmes/index.ts';
import { proposalsWith } from '../proposals/queries.ts';
import { languageOf } from './countPublication.ts';
import type { Counted } from './countPublication.ts';
import { introduce } from './introduce.ts';
import { letWait } from './letWait.ts';
import type { Outcome } from './outcome.ts';

export interface SampleMail {
  kind: 'introduction' | 'waiting';
  locale: string;
  subject: string;
  /** The text, with placeholders for links. */
  text: string;
}

/** The first people to whom samples are written: one for each language, and one without a partner. */
type Firsts = Pick<Counted, 'firstOfLanguages' | 'firstLeft'>;

interface Input {
  programme: Programme;
  round: Round;
  actor: Actor;
}

/** The first people whom the last preview of a round found, by database and round. */
const FOUND = new WeakMap<Ctx['db'], Map<string, Firsts>>();
const MOST_FOUND = 100;

/**
 * The samples for the people whom `counting` finds; none when it answers null. A page is loaded many times, so samples for the people of
 * the last preview are written meanwhile. They are written again only when `counting` finds other people.
 */
export async function samplesBeside(
  ctx: Ctx,
  input: Input,
  counting: Promise<Firsts | null>,
): Promise<SampleMail[]> {
  const known = FOUND.get(ctx.db) ?? new Map<string, Firsts>();
  FOUND.set(ctx.db, known);
  const key = `${input.programme.id}/${input.round.id}`;
  // Within a transaction all queries share one connection, and the count would see what the samples write.
  const last = ctx.db.isTransaction ? undefined : known.get(key);
  // People of the last preview may no longer be free; then others are taken. Any other failure comes again below.
  const early = last ? samplesFor(ctx, input, last).catch(() => null) : null;
  const [counted, drawn] = await Promise.all([counting, early]);
  known.delete(key);
  if (!counted) return [];
  const { firstOfLanguages, firstLeft } = counted;
  const firsts = { firstOfLanguages, firstLeft };
  if (known.size >= MOST_FOUND) known.clear();
  known.set(key, firsts);
  return drawn && isDeepStrictEqual(last, firsts) ? drawn : samplesFor(ctx, input, firsts);
}

/** Writes the samples in a transaction that is rolled back. */
const samplesFor = (
  ctx: Ctx,
  { programme, round, actor }: Input,
  { firstOfLanguages, firstLeft }: Firsts,
): Promise<SampleMail[]> =>
  takenBack(ctx, async (ctx) => {
    const first = await firstReaders(ctx, programme, firstOfLanguages);
    const left = firstLeft ? [firstLeft] : [];
    return sampleMails(ctx, {
      programme: programme.id,
      round: round.id,
      ...first,
      actor,
      policy: round.policy,
      left,
    });
  });

/** Proposals with a reader of each language, and these readers. */
async function firstReaders(
  ctx: Pick<Ctx, 'db'>,
  programme: Programme,
  firstOfLanguages: Firsts['firstOfLanguages'],
): Promise<{ whole: Outcome['whole']; readers: ReadonlySet<number> }> {
  const proposals = await proposalsWith(ctx, programme.id, [...new Set(firstOfLanguages.values())]);
  const people = [...proposals.values()].flatMap(({ members }) => members.map(({ person }) => person));
  const rows = await ctx.db
    .selectFrom('person')
    .select(['id', 'locale'])
    .where('programme_id', '=', programme.id)
    .where('id', '=', anyOf(people))
    .execute();
  const languages = new Map(rows.map(({ id, locale }) => [id, languageOf(programme, locale)]));
  const readers = [...firstOfLanguages].flatMap(([language, id]) => {
    const reader = proposals.get(id)?.members.find(({ person }) => languages.get(person) === language);
    return reader ? [reader.person] : [];
  });
  const whole = [...proposals.values()].map(({ id, run, members }) => ({ proposal: id, run, members }));
  return { whole, readers: new Set(readers) };
}

/** One introduction in each language in use, and one mail to somebody who waits. */
async function sampleMails(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    policy: Round['policy'];
    whole: Outcome['whole'];
    left: Outcome['left'];
    /** The people whose introductions are shown. */
    readers: ReadonlySet<number>;
  },
): Promise<SampleMail[]> {
  const { programme } = input;
  const from = await lastMail(ctx, programme);
  const introductions = (await introduce(ctx, input)).filter(({ person }) => input.readers.has(person));
  await ctx.mailer.queue(ctx, [
    ...introductions,
    ...(await letWait(ctx, { ...input, run: null, dueAt: ctx.clock.now() })),
  ]);
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'locale', 'subject', 'text'])
    .where('programme_id', '=', programme)
    .where('id', '>', from)
    .where('kind', 'in', ['introduction', 'waiting'])
    .orderBy('id')
    .execute();
  return rows as SampleMail[];
}

async function lastMail(ctx: Ctx, programme: number): Promise<number> {
  const row = await ctx.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('programme_id', '=', programme)
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}
