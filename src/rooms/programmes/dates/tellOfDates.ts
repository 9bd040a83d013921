import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import type { Ctx } from '../../ctx.ts';
import type { MailData } from '../../kinds.ts';
import { PIECE } from '../../pieces.ts';
import { transition } from '../../mails/index.ts';
import { sameDate } from './checkDates.ts';
import type { RoundDates } from './checkDates.ts';
import { DATE_KINDS, phaseOf } from '../rounds/rounds.ts';
import type { DateKind, Round } from '../rounds/rounds.ts';
import { concernedBy } from './tellApplicants.ts';

/**
 * Mails the moved dates to the people of a public round that is under way, some minutes from now. Mails of an earlier change that have not
 * left are dropped, and this mail says their news too. People for whom nothing is new get no mail. Returns how many are told.
 */
export async function tellOfDates(
  ctx: Ctx,
  round: Round,
  { was, before, event, isUndo }: { was: Round; before: Partial<RoundDates>; event: number; isUndo: boolean },
): Promise<number> {
  const phase = phaseOf(round, ctx.clock.now());
  if (!round.published_at || phase === 'cancelled' || phase === 'ended') return 0;
  const unread = await takeBackUnread(ctx, round);
  const mails = (await concernedBy(ctx, round)).flatMap(({ person, application, state }) => {
    // A draft comes too late then, and the mail that says so comes in the same minute; if the change is undone before that, there is
    // nothing to say.
    if (state === 'draft' && (isClosing(ctx, round) || (isUndo && isClosing(ctx, was)))) return [];
    const known = { ...before, ...unread.get(person) };
    const kinds = DATE_KINDS.filter((kind) => known[kind] && !sameDate(known[kind], round.dates[kind]));
    return kinds.length > 0 ? [{ person, data: { round: round.id, application, kinds, known } }] : [];
  });
  return send(ctx, round, event, mails);
}

function isClosing(ctx: Ctx, { dates: { closes } }: Round): boolean {
  return closes.dueAt <= ctx.clock.now() && closes.doneAt === null;
}

/**
 * Mails the next people which instants moved while the wall times stayed: a country changed its clocks. Returns the id of the last person
 * while more may follow.
 */
export async function tellOfInstants(
  ctx: Ctx,
  round: Round,
  { kinds, event, after }: { kinds: readonly DateKind[]; event: number; after: number },
): Promise<number | null> {
  const phase = phaseOf(round, ctx.clock.now());
  if (!round.published_at || phase === 'cancelled' || phase === 'ended') return null;
  const people = await concernedBy(ctx, round, { after, atMost: PIECE });
  await send(
    ctx,
    round,
    event,
    people.map(({ person, application }) => ({ person, data: { round: round.id, application, kinds } })),
  );
  return people.length === PIECE ? people.at(-1)!.person : null;
}

async function send(
  ctx: Ctx,
  round: Round,
  event: number,
  mails: readonly { person: number; data: MailData<'dates-changed'> }[],
): Promise<number> {
  const dueAt = takeBackUntil(ctx.clock.now());
  const about = {
    programme: round.programme_id,
    kind: 'dates-changed',
    occasion: `event:${event}`,
    dueAt,
  } as const;
  await ctx.mailer.queue(
    ctx,
    mails.map((mail) => ({ ...about, ...mail })),
  );
  return mails.length;
}

/**
 * Drops the mails about changes of this round's dates that nobody has received yet. Returns the dates that each of their readers last knew.
 * Mails about instants that moved by themselves stay, since they may be about other dates.
 */
async function takeBackUnread(ctx: Ctx, round: Round): Promise<Map<number, Partial<RoundDates>>> {
  const rows = await transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })
    .where('programme_id', '=', round.programme_id)
    .where('kind', '=', 'dates-changed')
    .where((eb) => eb(eb.ref('data', '->>').key('round'), '=', String(round.id)))
    .where((eb) => eb(eb.ref('data', '->').key('known'), 'is not', null))
    .returning(['id', 'person_id', 'data'])
    .execute();
  return new Map(
    rows.flatMap(({ person_id, data }) => {
      const { known } = ctx.mailer.read('dates-changed', data);
      return known ? [[person_id, known]] : [];
    }),
  );
}
