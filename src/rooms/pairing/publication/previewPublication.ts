import type { Policy } from '#matching';
import { anyOf } from '../../../db/anyOf.ts';
import { takenBack } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { isIntroduced } from '../../programmes/index.ts';
import type { Programme, Round } from '../../programmes/index.ts';
import { countPublication, groupsMade, languageOf } from './countPublication.ts';
import type { Counted } from './countPublication.ts';
import { introduce } from './introduce.ts';
import { lastRun } from '../runs/lastRun.ts';
import { letWait } from './letWait.ts';
import type { Outcome } from './outcome.ts';
import { proposalsWith } from '../proposals/queries.ts';
import { wereProven } from '../runs/proven.ts';
import { refusalOf } from './publishRefusal.ts';
import type { PublishRefusal } from './publishRefusal.ts';
import { samePolicy } from '../rules.ts';

interface SampleMail {
  kind: 'introduction' | 'waiting';
  locale: string;
  subject: string;
  /** With placeholders where links go. */
  text: string;
}

export interface PublicationPreview {
  refusal: PublishRefusal | null;
  partnerships: number;
  /** Mails by kind and the language they are written in. */
  mails: Record<SampleMail['kind'] | 'unanswered', Record<string, number>>;
  /** When they leave; null: at once. */
  leavesAt: Date | null;
  warnings: {
    /** Proposals whose people are no longer all there, which dissolve. */
    dissolving: number;
    breaking: number;
    /** Pairs that are awake together less than two hours a day. */
    apart: number;
    unanswered: number;
    noRun: boolean;
    /** The rules have changed since the last run. */
    policyChanged: boolean;
  };
  samples: SampleMail[];
}

/** The effect of publishing now. Samples are the real mails, written in a transaction that is rolled back. */
export async function previewPublication(
  ctx: Ctx,
  { programme, round, actor }: { programme: Programme; round: Round; actor: Actor },
): Promise<PublicationPreview> {
  const at = { programme: programme.id, round: round.id };
  // Of ten thousand people the counting takes longest: the rest is read meanwhile.
  const [found, { published, refusal }, last] = await Promise.all([
    countPublication(ctx, programme, at),
    refusalNow(ctx, programme, round),
    lastRun(ctx, at),
  ]);
  const { dueAt } = round.dates.introduces;
  return {
    refusal: refusal ?? (await doubtOf(ctx, at, found)),
    partnerships: found.partnerships,
    mails: found.mails,
    leavesAt: dueAt > ctx.clock.now() ? dueAt : null,
    warnings: {
      ...found.warnings,
      noRun: last === null,
      policyChanged: last !== null && !samePolicy(last.policy, round.policy),
    },
    samples: published
      ? []
      : await takenBack(ctx, async (ctx) => {
          const left = found.firstLeft ? [found.firstLeft] : [];
          const first = await firstReaders(ctx, programme, found.firstOfLanguages);
          return sampleMails(ctx, { ...at, ...first, actor, policy: round.policy, left });
        }),
  };
}

async function refusalNow(
  ctx: Ctx,
  { id: programme }: Programme,
  { id, cancelled_at: cancelledAt }: Round,
): Promise<{ published: boolean; refusal: PublishRefusal | null }> {
  const published = await isIntroduced(ctx, programme, id);
  const round = { id, published, cancelled: cancelledAt !== null };
  return { published, refusal: await refusalOf(ctx, { programme, round }) };
}

/** The doubt about the proposals themselves; null when there is none. */
async function doubtOf(
  ctx: Ctx,
  at: { programme: number; round: number },
  { partnerships, made }: Counted,
): Promise<'nothing' | 'unproven' | null> {
  if (partnerships === 0) return 'nothing';
  return (await wereProven(ctx, at.programme, made, () => groupsMade(ctx, at))) ? null : 'unproven';
}

/** Proposals with a reader of each language among them, and these readers. */
async function firstReaders(
  ctx: Pick<Ctx, 'db'>,
  programme: Programme,
  firstOfLanguages: Counted['firstOfLanguages'],
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

/** One introduction in each language that will be written, and one mail to somebody who waits. */
async function sampleMails(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    policy: Policy;
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
