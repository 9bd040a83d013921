import { comingAtClosing, comingCall, comingQuestions } from '../../applications/index.ts';
import { readComing, readReaders } from '../../coming.ts';
import type { ComingMail } from '../../coming.ts';
import type { Ctx } from '../../ctx.ts';
import { comingToPartners } from '../../partnerships/index.ts';
import { publicRounds } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { comingOpening } from '../../readers/index.ts';
import { comingTopics } from '../../topics/index.ts';
import { isAmong, isSpecialIn, personRows, readersIn } from './readersOfComing.ts';
import type { ComingReader, MailedPerson } from './readersOfComing.ts';

interface Coming {
  kind: ComingMail['kind'];
  round: Round;
  topic: number | null;
}

export interface ComingGroup extends Coming {
  /** How many people get it, and the times of the first and the last. */
  count: number;
  from: Date;
  until: Date;
  /** How many people get it at each instant (milliseconds), in order of time. */
  hours: readonly (readonly [at: number, people: number])[];
}

/**
 * The mails that the timetable will write, as things stand now: which mails, when, and to how many people. People who would not get a mail
 * are left out: they stopped the kind, have a dead address, or only want mails that ask something of them. People without special settings
 * are counted, not read.
 */
export async function comingGroups(ctx: Ctx, programme: number): Promise<ComingGroup[]> {
  const { coming: all, special } = await comingOf(ctx, programme);
  const readerOf = readersIn(ctx, special);
  const ids = special.map(({ id }) => id);
  const mails = all.filter(({ mail }) => mail.crowd.length > 0);
  const theirs =
    ids.length > 0
      ? await readReaders(
          ctx,
          mails.map(({ mail }) => mail),
          ids,
        )
      : [];
  const groups: ComingGroup[] = [];
  for (const [nth, { mail, ...coming }] of mails.entries()) {
    const hours = new Map<number, number>();
    const add = (at: Date, people: number): unknown =>
      hours.set(at.getTime(), (hours.get(at.getTime()) ?? 0) + people);
    for (const { at, people } of mail.crowd) add(at, people);
    for (const { person, at } of theirs[nth] ?? []) {
      add(at, -1);
      const own = readerOf(mail.kind, person, at);
      if (own) add(own.at, 1);
    }
    const taken = [...hours].filter(([, people]) => people > 0).toSorted(([a], [b]) => a - b);
    const [first, last] = [taken[0], taken.at(-1)];
    if (!first || !last) continue;
    const count = taken.reduce((sum, [, people]) => sum + people, 0);
    groups.push({ ...coming, count, from: new Date(first[0]), until: new Date(last[0]), hours: taken });
  }
  return groups.sort((a, b) => a.from.getTime() - b.from.getTime());
}

/**
 * The readers of one of these mails, by the time they get it; of many readers, only those of one part of the list are read in full. Null
 * when nobody gets it, or there is no such mail.
 */
export async function comingReaders(
  ctx: Ctx,
  programme: number,
  which: { kind: string; round: number; topic: number | null },
  part: { from: number; most: number },
): Promise<{ group: Coming; count: number; readers: ComingReader[] } | null> {
  const { coming, special } = await comingOf(ctx, programme);
  const found = coming.find(
    ({ kind, round, topic }) => kind === which.kind && round.number === which.round && topic === which.topic,
  );
  if (!found) return null;
  const { mail, ...group } = found;
  const isSpecial = new Set(special.map(({ id }) => id));
  const ownOf = readersIn(ctx, special);
  const [readers = []] = await readReaders(ctx, [mail]);
  const all = readers
    .flatMap(({ person, at }) => {
      const leaves = isSpecial.has(person) ? ownOf(mail.kind, person, at)?.at : at;
      return leaves ? [{ person, at, leaves: leaves.getTime() }] : [];
    })
    .sort((a, b) => a.leaves - b.leaves || a.person - b.person);
  if (all.length === 0) return null;
  const shown = all.slice(part.from, part.from + part.most);
  const ids = shown.map(({ person }) => person);
  const readerOf = readersIn(ctx, await personRows(ctx.db, programme, isAmong(ids)).execute());
  const rows = shown.flatMap(({ person, at }) => readerOf(mail.kind, person, at) ?? []);
  return { group, count: all.length, readers: rows };
}

/** Every mail to come, in the order of the rounds, and the people with special settings. */
async function comingOf(
  ctx: Ctx,
  programme: number,
): Promise<{ coming: (Coming & { mail: ComingMail })[]; special: MailedPerson[] }> {
  const rounds = (await publicRounds(ctx, programme)).filter(({ cancelled_at: at }) => at === null);
  const parts = rounds.flatMap((round) =>
    [comingOpening, comingCall, comingAtClosing, comingQuestions, comingTopics, comingToPartners].flatMap(
      (part) => part(ctx, round) ?? [],
    ),
  );
  const special = personRows(ctx.db, programme, isSpecialIn(programme));
  const { mails, found } = await readComing(ctx, parts, { special });
  const roundOf = new Map(rounds.map((round) => [round.id, round]));
  const coming = mails.map((mail) => ({
    kind: mail.kind,
    round: roundOf.get(mail.round)!,
    topic: mail.topic ?? null,
    mail,
  }));
  return { coming, special: found.special };
}
