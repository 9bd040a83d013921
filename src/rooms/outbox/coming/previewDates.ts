import { answerEnd, answerEndOf, awaitedAnswers, isSilent } from '../../applications/index.ts';
import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import { takenBack } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { MailKind } from '../../kinds.ts';
import { changeDates, phaseOf, roundById } from '../../programmes/index.ts';
import type { DateProblems, Round, RoundDates } from '../../programmes/index.ts';
import { comingGroups } from './coming.ts';
import type { ComingGroup } from './coming.ts';

interface Group {
  count: number;
  /** When they are asked; null if they have been asked already. */
  at: Date | null;
  /** The end of their time to answer. */
  until: Date | null;
}

export interface DatesPreview {
  /** The round with its new dates. */
  round: Round;
  /** Whether the change itself closes applications, opens them again, or ends the round. */
  turn: 'closes' | 'opens' | 'ends' | null;
  /** Applications that are begun and not sent in. */
  drafts: number;
  /**
   * Confirmed people: those still to be asked, those asked again, those whose question stands, those who said yes, and those who let all
   * their time pass without an answer.
   */
  toAsk: Group;
  again: Group;
  asked: Group;
  yes: number;
  silent: number;
  /** Personal data that is deleted earlier than before: of how many people, and when; null when none is. */
  purge: { count: number; at: Date } | null;
  /** The earliest time at which partners can be published, if that is later than the date of choosing. */
  notBefore: Date | null;
  /** Mails that would be written, or would leave at another time than now. */
  mails: { kind: MailKind; count: number; at: Date }[];
  /** A value that stays the same as long as nothing happens to anybody in between. */
  seen: string;
}

/** Shows the effect of a change of dates: the people it affects, and the mails that would leave. It makes the change and rolls it back. */
export async function previewDates(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; dates: RoundDates },
): Promise<{ ok: true; preview: DatesPreview } | { ok: false; problems: DateProblems }> {
  const { programme } = input;
  const now = ctx.clock.now();
  const before = await roundById(ctx, programme, input.round);
  const stood = await comingGroups(ctx, programme);
  return takenBack(ctx, async (ctx) => {
    const changed = await changeDates(ctx, input);
    if (!changed.ok) return { ok: false, problems: changed.problems };
    const round = await roundById(ctx, programme, input.round);
    const people = await peopleOf(ctx, round, now);
    const coming = (await comingGroups(ctx, programme))
      .filter((group) => group.round.id === round.id && !stood.some((one) => isSame(one, group)))
      .map(({ kind, count, from }) => ({ kind, count, at: from }));
    const heldUntil = takeBackUntil(now);
    const mails = [
      ...(changed.told > 0 ? [{ kind: 'dates-changed' as const, count: changed.told, at: heldUntil }] : []),
      ...coming,
    ];
    const { count, until } = await awaitedAnswers(ctx, { programme, round: round.id });
    const last = until ?? people.toAsk.until ?? people.again.until;
    const purge = await purgeOf(ctx, before, round);
    const preview = {
      round,
      turn: turnOf(before, round, now),
      ...people,
      purge,
      notBefore: count > 0 && last && last > round.dates.matches.dueAt ? last : null,
      mails,
    };
    const { turn, drafts, yes, silent } = preview;
    const counts = [people.toAsk, people.again, people.asked].map((group) => group.count);
    const seen = [turn, drafts, yes, silent, ...counts, ...mails.map(({ kind, count: n }) => `${kind}:${n}`)];
    // Noted by its date: a date that has passed takes effect some minutes after each look.
    if (purge) seen.push(`purge:${purge.count}:${round.dates.purges.dueAt.getTime()}`);
    return { ok: true, preview: { ...preview, seen: seen.join(' ') } };
  });
}

/** Whether the same mail reaches equally many people at the same times. */
function isSame(one: ComingGroup, other: ComingGroup): boolean {
  return keyOf(one) === keyOf(other);
}

const keyOf = ({ kind, round, topic, hours }: ComingGroup): string =>
  JSON.stringify([kind, round.id, topic, hours]);

function turnOf(before: Round, after: Round, now: Date): DatesPreview['turn'] {
  const [was, is] = [phaseOf(before, now), phaseOf(after, now)];
  if (was !== 'ended' && is === 'ended') return 'ends';
  if (was === 'open' && is !== 'open' && is !== 'planned') return 'closes';
  return was !== 'open' && was !== 'planned' && is === 'open' ? 'opens' : null;
}

async function purgeOf(ctx: Ctx, before: Round, after: Round): Promise<DatesPreview['purge']> {
  const { dueAt, actsAt, doneAt } = after.dates.purges;
  if (doneAt !== null || dueAt >= before.dates.purges.dueAt) return null;
  const { count } = await ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('application.programme_id', '=', after.programme_id)
    .where('application.round_id', '=', after.id)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count) > 0 ? { count: Number(count), at: actsAt } : null;
}

async function peopleOf(ctx: Ctx, round: Round, now: Date) {
  const rows = await ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select(['state', 'available_at', 'available_asked_at', 'ask_again_at', 'answer_by'])
    .where('application.programme_id', '=', round.programme_id)
    .where('application.round_id', '=', round.id)
    .where('state', 'in', ['draft', 'confirmed'])
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null)
    .execute();
  const confirmed = rows.filter(({ state }) => state === 'confirmed');
  const open = confirmed.filter(({ available_at: yes }) => yes === null);
  const silent = open.filter((row) => isSilent(round, row, now));
  const isAsking = round.dates.availability.doneAt === null;
  const toAsk = open.filter((row) => row.available_asked_at === null && isAsking);
  const again = open.filter((row) => row.ask_again_at !== null);
  const asked = open.filter(
    (row) => row.available_asked_at !== null && row.ask_again_at === null && !silent.includes(row),
  );
  const group = (of: readonly unknown[], at: Date | null): Group => ({
    count: of.length,
    at: of.length > 0 ? at : null,
    until: of.length > 0 && at ? answerEnd(round, at) : null,
  });
  const ends = asked.map((row) => (answerEndOf(round, row) ?? answerEnd(round, now)).getTime());
  return {
    drafts: rows.length - confirmed.length,
    yes: confirmed.length - open.length,
    silent: silent.length,
    toAsk: group(toAsk, round.dates.availability.actsAt),
    again: group(again, again[0]?.ask_again_at ?? null),
    asked: { count: asked.length, at: null, until: asked.length > 0 ? new Date(Math.max(...ends)) : null },
  };
}
