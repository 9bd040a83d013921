import type { Actor, Ctx } from '../../ctx.ts';
import { isIntroduced } from '../../programmes/index.ts';
import type { Programme, Round } from '../../programmes/index.ts';
import { countPublication, groupsMade } from './countPublication.ts';
import type { Counted } from './countPublication.ts';
import { lastRun } from '../runs/lastRun.ts';
import { wereProven } from '../runs/proven.ts';
import { refusalOf } from './publishRefusal.ts';
import type { PublishRefusal } from './publishRefusal.ts';
import { samePolicy } from '../rules.ts';
import { samplesBeside } from './sampleMails.ts';
import type { SampleMail } from './sampleMails.ts';

export interface PublicationPreview {
  refusal: PublishRefusal | null;
  partnerships: number;
  /** The number of mails by kind and by the language they are written in. */
  mails: Record<SampleMail['kind'] | 'unanswered', Record<string, number>>;
  /** When the mails leave; null: at once. */
  leavesAt: Date | null;
  warnings: {
    /** Proposals that dissolve because some of their people have gone. */
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

/** The effect of publishing now. The samples are real mails, written in a transaction that is rolled back. */
export async function previewPublication(
  ctx: Ctx,
  { programme, round, actor }: { programme: Programme; round: Round; actor: Actor },
): Promise<PublicationPreview> {
  const at = { programme: programme.id, round: round.id };
  // Counting takes longest with ten thousand people, so everything else is read and written meanwhile.
  const counting = countPublication(ctx, programme, at);
  const standing = refusalNow(ctx, programme, round);
  const [found, { refusal }, last, samples] = await Promise.all([
    counting,
    standing,
    lastRun(ctx, at),
    samplesBeside(
      ctx,
      { programme, round, actor },
      Promise.all([counting, standing]).then(([found, { published }]) => (published ? null : found)),
    ),
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
    samples,
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

/** The doubt about the proposals themselves; null for none. */
async function doubtOf(
  ctx: Ctx,
  at: { programme: number; round: number },
  { partnerships, made }: Counted,
): Promise<'nothing' | 'unproven' | null> {
  if (partnerships === 0) return 'nothing';
  return (await wereProven(ctx, at.programme, made, () => groupsMade(ctx, at))) ? null : 'unproven';
}
