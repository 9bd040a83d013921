import { isLocale } from '../../i18n/locales.ts';
import { changeState } from '../applications/index.ts';
import { takenBack } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { isIntroduced, programmeById, roundById } from '../programmes/index.ts';
import type { Programme } from '../programmes/index.ts';
import { poolOf } from './candidates.ts';
import { introductions, makePartnership } from './introduce.ts';
import { writeUnmatched } from './keepResult.ts';
import { proposalsOf } from './proposals.ts';
import type { Proposal } from './proposals.ts';
import { areProven } from './proven.ts';
import { refusalOf } from './publish.ts';
import type { PublishRefusal } from './publish.ts';
import { breaks, peopleOfRound } from './queries.ts';
import type { Who } from './queries.ts';
import { runsOf } from './runs.ts';
import { samePolicy } from './rules.ts';
import { unansweredMails } from './unansweredMails.ts';
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
  const pool = await poolOf(ctx, at);
  const people = await peopleOfRound(ctx, at);
  const all = await proposalsOf(ctx, programme.id, round.id);
  const whole = all.filter(({ members }) => members.every(({ person }) => pool.applications.has(person)));
  const placed = new Set(whole.flatMap(({ members }) => members.map(({ person }) => person)));
  const left = [...pool.applications]
    .filter(([person]) => !placed.has(person))
    .map(([person, application]) => ({ person, application }));
  const runs = (await runsOf(ctx, programme.id, round.id)).filter(({ state }) => state === 'done');
  const published = await isIntroduced(ctx, programme.id, round.id);
  const refusal = await refusalOf(ctx, {
    programme: programme.id,
    round: { id: round.id, published, cancelled: round.cancelled_at !== null },
  });
  const languageOf = (person: number): string => language(programme, people.get(person));
  const { dueAt } = round.dates.introduces;
  const silent = await unansweredMails(ctx, { ...at, dueAt });
  return {
    refusal: refusal ?? (await doubt(ctx, programme.id, whole)),
    partnerships: whole.length,
    mails: {
      introduction: tally([...placed].map(languageOf)),
      waiting: tally(left.map(({ person }) => languageOf(person))),
      unanswered: tally(silent.map(({ person }) => languageOf(person))),
    },
    leavesAt: dueAt > ctx.clock.now() ? dueAt : null,
    warnings: {
      dissolving: all.length - whole.length,
      breaking: whole.filter(breaks).length,
      apart: whole.filter(({ reasons }) => reasons.some(({ shared }) => shared.awakeHoursPerDay < 2)).length,
      unanswered:
        [...people.values()].filter(({ state }) => state === 'confirmed').length - pool.applications.size,
      noRun: runs.length === 0,
      policyChanged: runs[0] !== undefined && !samePolicy(runs[0].policy, round.policy),
    },
    samples: published
      ? []
      : await takenBack(ctx, async (ctx) => {
          const reasons = await waitingReasons(ctx, { ...at, pool, left, policy: round.policy });
          return sampleMails(ctx, { ...input, whole, left: left.slice(0, 1), reasons, languageOf });
        }),
  };
}

/** What speaks against these proposals themselves. */
async function doubt(
  ctx: Ctx,
  programme: number,
  whole: readonly Proposal[],
): Promise<'nothing' | 'unproven' | null> {
  if (whole.length === 0) return 'nothing';
  return (await areProven(ctx, programme, whole)) ? null : 'unproven';
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
    languageOf: (person: number) => string;
  },
): Promise<SampleMail[]> {
  const { programme, round, actor } = input;
  const from = await lastMail(ctx, programme);
  const done = new Set<string>();
  for (const proposal of input.whole) {
    const reader = proposal.members.find(({ person }) => !done.has(input.languageOf(person)));
    if (!reader) continue;
    done.add(input.languageOf(reader.person));
    const partnership = await makePartnership(ctx, { ...proposal, programme, actor });
    await ctx.mailer.queue(ctx, introductions({ programme }, partnership, [reader]));
  }
  for (const { person, application } of input.left) {
    const reasons = input.reasons.get(application);
    if (!reasons) continue;
    await writeUnmatched(ctx, { programme, round, run: null }, [{ application, reasons }]);
    await changeState(ctx, { programme, actor, application, to: 'waiting', reason: reasons.reason });
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'waiting', occasion: `round:${round}`, person, data: { application } },
    ]);
  }
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

/** The language a person is written to in. */
function language(programme: Programme, who: Who | undefined): string {
  if (who && programme.locales.includes(who.locale) && isLocale(who.locale)) return who.locale;
  return programme.source_locale;
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
