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
  /** How many get it, when the first does and when the last. */
  count: number;
  from: Date;
  until: Date;
  /** How many get it at each instant (milliseconds), the first first. */
  hours: readonly (readonly [at: number, people: number])[];
}

/**
 * The mails that the timetable will write in time, as things stand now: which, when, to how many. People who would get none (they stopped
 * the kind, have a dead address, or want only what asks something of them) are left out. People without anything special are counted, not
 * read.
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
 * The readers of one of them, by when they get it; of many, only those of one part of the list are read whole. Null when nobody gets it, or
 * no such mail is to come.
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

/** Every mail to come, the rounds in their order, and the people for whom some of them are otherwise. */
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
