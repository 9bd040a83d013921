import { comingToApplicants } from '../../applications/index.ts';
import type { ComingMail, Ctx } from '../../ctx.ts';
import { comingToPartners } from '../../partnerships/index.ts';
import { publicRounds } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { comingOpening } from '../../readers/index.ts';
import { comingTopics } from '../../topics/index.ts';
import { readersOfComing, specialReaders } from './readersOfComing.ts';
import type { ComingReader } from './readersOfComing.ts';

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
  const special = await specialReaders(ctx, programme);
  const readerOf = await readersOfComing(ctx, programme, special);
  const groups: ComingGroup[] = [];
  for (const { mail, ...coming } of await comingOf(ctx, programme)) {
    const hours = new Map<number, number>();
    const add = (at: Date, people: number): unknown =>
      hours.set(at.getTime(), (hours.get(at.getTime()) ?? 0) + people);
    for (const { at, people } of mail.crowd) add(at, people);
    if (hours.size === 0) continue;
    for (const { person, at } of special.length > 0 ? await mail.readers(special) : []) {
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
  const found = (await comingOf(ctx, programme)).find(
    ({ kind, round, topic }) => kind === which.kind && round.number === which.round && topic === which.topic,
  );
  if (!found) return null;
  const { mail, ...group } = found;
  const special = await specialReaders(ctx, programme);
  const isSpecial = new Set(special);
  const ownOf = await readersOfComing(ctx, programme, special);
  const all = (await mail.readers())
    .flatMap(({ person, at }) => {
      const leaves = isSpecial.has(person) ? ownOf(mail.kind, person, at)?.at : at;
      return leaves ? [{ person, at, leaves: leaves.getTime() }] : [];
    })
    .sort((a, b) => a.leaves - b.leaves || a.person - b.person);
  if (all.length === 0) return null;
  const shown = all.slice(part.from, part.from + part.most);
  const ids = shown.map(({ person }) => person);
  const readerOf = await readersOfComing(ctx, programme, ids);
  const rows = shown.flatMap(({ person, at }) => readerOf(mail.kind, person, at) ?? []);
  return { group, count: all.length, readers: rows };
}

async function comingOf(ctx: Ctx, programme: number): Promise<(Coming & { mail: ComingMail })[]> {
  const rounds = (await publicRounds(ctx, programme)).filter(({ cancelled_at: at }) => at === null);
  const coming: (Coming & { mail: ComingMail })[] = [];
  for (const round of rounds)
    for (const mail of [
      ...(await comingOpening(ctx, round)),
      ...(await comingToApplicants(ctx, round)),
      ...(await comingTopics(ctx, round)),
      ...(await comingToPartners(ctx, round)),
    ])
      coming.push({ kind: mail.kind, round, topic: mail.topic ?? null, mail });
  return coming;
}
