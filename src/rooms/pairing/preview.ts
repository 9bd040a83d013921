import type { Policy } from '#matching';
import { anyOf } from '../../db/anyOf.ts';
import { changeState } from '../applications/index.ts';
import { takenBack } from '../ctx.ts';
import type { Actor, Ctx, QueuedMail } from '../ctx.ts';
import { isIntroduced, programmeById, roundById } from '../programmes/index.ts';
import type { Programme } from '../programmes/index.ts';
import { poolOf } from './candidates.ts';
import { countPublication, languageSaid } from './countPublication.ts';
import type { Counted } from './countPublication.ts';
import { introductions, makePartnership } from './introduce.ts';
import { writeUnmatched } from './keepResult.ts';
import { proposalsWith } from './proposals.ts';
import type { Proposal } from './proposals.ts';
import { areProven } from './proven.ts';
import { refusalOf } from './publish.ts';
import type { PublishRefusal } from './publish.ts';
import { samePolicy } from './rules.ts';
import { waitingReasons } from './waitingReasons.ts';

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

/** What publishing would do now. Samples are the mails themselves, written in a transaction of which nothing stays. */
export async function previewPublication(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor },
): Promise<PublicationPreview> {
  const programme = await programmeById(ctx, input.programme);
  const round = await roundById(ctx, programme.id, input.round);
  const at = { programme: programme.id, round: round.id };
  const found = await countPublication(ctx, programme, at);
  const published = await isIntroduced(ctx, programme.id, round.id);
  const refusal = await refusalOf(ctx, {
    programme: programme.id,
    round: { id: round.id, published, cancelled: round.cancelled_at !== null },
  });
  const last = await lastPolicy(ctx, at);
  const { dueAt } = round.dates.introduces;
  return {
    refusal: refusal ?? (await doubt(ctx, programme.id, found)),
    partnerships: found.partnerships,
    mails: found.mails,
    leavesAt: dueAt > ctx.clock.now() ? dueAt : null,
    warnings: {
      ...found.warnings,
      noRun: last === null,
      policyChanged: last !== null && !samePolicy(last, round.policy),
    },
    samples: published
      ? []
      : await takenBack(ctx, async (ctx) => {
          const left = found.firstLeft ? [found.firstLeft] : [];
          const pool = () => poolOf(ctx, at);
          const reasons = await waitingReasons(ctx, { ...at, pool, left, policy: round.policy });
          const whole = await proposalsWith(ctx, programme.id, found.firstOfLanguages);
          const readers = await languagesOf(ctx, programme, [...whole.values()]);
          return sampleMails(ctx, { ...input, whole: [...whole.values()], left, reasons, readers });
        }),
  };
}

/** What speaks against these proposals themselves. */
async function doubt(
  ctx: Ctx,
  programme: number,
  { partnerships, made }: Pick<Counted, 'partnerships' | 'made'>,
): Promise<'nothing' | 'unproven' | null> {
  if (partnerships === 0) return 'nothing';
  return (await areProven(ctx, programme, made, { isGlance: true })) ? null : 'unproven';
}

/** The rules of the last finished run; null when there is none. */
async function lastPolicy(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<Policy | null> {
  const row = await ctx.db
    .selectFrom('match_run')
    .select('policy')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'done')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.policy ?? null;
}

/** One introduction in each language that will be written, and one mail to somebody who waits. */
async function sampleMails(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    whole: readonly Proposal[];
    left: readonly { person: number; application: number }[];
    reasons: Awaited<ReturnType<typeof waitingReasons>>;
    /** The language each of their people is written to in. */
    readers: ReadonlyMap<number, string>;
  },
): Promise<SampleMail[]> {
  const { programme, round, actor } = input;
  const from = await lastMail(ctx, programme);
  const done = new Set<string>();
  const language = (person: number): string => input.readers.get(person) ?? '';
  const mails: QueuedMail[] = [];
  for (const proposal of input.whole) {
    const reader = proposal.members.find(({ person }) => !done.has(language(person)));
    if (!reader) continue;
    done.add(language(reader.person));
    const partnership = await makePartnership(ctx, { ...proposal, programme, actor });
    mails.push(...introductions({ programme }, partnership, [reader]));
  }
  for (const { person, application } of input.left) {
    const reasons = input.reasons.get(application);
    if (!reasons) continue;
    await writeUnmatched(ctx, { programme, round, run: null }, [{ application, reasons }]);
    await changeState(ctx, { programme, actor, application, to: 'waiting', reason: reasons.reason });
    mails.push({ programme, kind: 'waiting', occasion: `round:${round}`, person, data: { application } });
  }
  await ctx.mailer.queue(ctx, mails);
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

async function languagesOf(
  ctx: Pick<Ctx, 'db'>,
  programme: Programme,
  proposals: readonly Proposal[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await ctx.db
    .selectFrom('person')
    .select(['id', languageSaid(programme).as('language')])
    .where('programme_id', '=', programme.id)
    .where('id', '=', anyOf(proposals.flatMap(({ members }) => members.map(({ person }) => person))))
    .execute();
  return new Map(rows.map(({ id, language }) => [id, language]));
}
