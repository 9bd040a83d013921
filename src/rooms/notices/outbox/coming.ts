import { comingToApplicants } from '../../applications/index.ts';
import type { ComingMail, Ctx } from '../../ctx.ts';
import { comingToPartners } from '../../partnerships/index.ts';
import { programmeById, publicRounds } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { comingOpening } from '../../readers/index.ts';
import { comingTopics } from '../../topics/index.ts';
import { rhythmsOf } from '../rhythm/chooseRhythm.ts';
import { leavesAfter } from '../rhythm/rhythm.ts';
import { anyOf } from '../../../db/anyOf.ts';

export interface ComingReader {
  person: number;
  name: string;
  locale: string;
  zone: string;
  at: Date;
  /** Comes in the reader's digest. */
  isGathered: boolean;
}

export interface ComingGroup {
  kind: ComingMail['kind'];
  round: Round;
  topic: number | null;
  /** By when they get it, then by name. */
  readers: ComingReader[];
}

/**
 * What the timetable will write in time, as things stand now: who gets which mail and when. Whoever would get none (stopped the kind, a
 * dead address, only wants what asks something of them) is not in it.
 */
export async function comingMails(ctx: Ctx, programme: number): Promise<ComingGroup[]> {
  const rounds = (await publicRounds(ctx, programme)).filter(({ cancelled_at: at }) => at === null);
  const coming: ComingMail[] = [];
  for (const round of rounds)
    coming.push(
      ...(await comingOpening(ctx, round)),
      ...(await comingToApplicants(ctx, round)),
      ...(await comingTopics(ctx, round)),
      ...(await comingToPartners(ctx, round)),
    );
  const readerOf = await readers(ctx, programme, coming);
  return coming
    .map(({ kind, round, topic = null, readers: people }) => ({
      kind,
      topic,
      round: rounds.find(({ id }) => id === round)!,
      readers: people.flatMap(({ person, at }) => readerOf(kind, person, at) ?? []).sort(byTime),
    }))
    .filter(({ readers: people }) => people.length > 0)
    .sort((a, b) => a.readers[0]!.at.getTime() - b.readers[0]!.at.getTime());
}

const byTime = (a: ComingReader, b: ComingReader): number =>
  a.at.getTime() - b.at.getTime() || a.name.localeCompare(b.name);

/** Tells when a person gets a mail of a kind that is due at an instant; null when they get none. */
async function readers(ctx: Ctx, programme: number, coming: readonly ComingMail[]) {
  const ids = [...new Set(coming.flatMap(({ readers: people }) => people.map(({ person }) => person)))];
  const { zone: usual } = await programmeById(ctx, programme);
  const people = await peopleOf(ctx, programme, ids);
  const rhythms = await rhythmsOf(ctx, programme, ids);
  const stopped = await ctx.db
    .selectFrom('unsubscription')
    .select(['person_id', 'category'])
    .where('programme_id', '=', programme)
    .execute();
  const hasStopped = new Set(stopped.map((row) => `${row.person_id}/${row.category}`));
  const kinds = new Map(ctx.mailer.kinds.map((info) => [info.kind, info]));
  return (kind: ComingMail['kind'], id: number, due: Date): ComingReader | null => {
    const person = people.get(id);
    const { category, canWait } = kinds.get(kind)!;
    if (!person || (category && hasStopped.has(`${id}/${category}`))) return null;
    const rhythm = canWait ? rhythms.get(id) : undefined;
    if (rhythm?.onlyActs && category) return null;
    const zone = person.zone ?? usual;
    return {
      person: id,
      name: person.name || person.address,
      locale: person.locale,
      zone,
      at: rhythm ? leavesAfter(due, zone, rhythm) : due,
      isGathered: rhythm !== undefined && rhythm.rhythm !== 'each',
    };
  };
}

async function peopleOf(ctx: Ctx, programme: number, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never>();
  const rows = await ctx.db
    .selectFrom('person')
    .select(['id', 'name', 'address', 'locale', 'zone'])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(ids))
    .where('erased_at', 'is', null)
    .where('stands_for', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('suppression')
            .select('suppression.at')
            .whereRef('suppression.programme_id', '=', 'person.programme_id')
            .whereRef('suppression.address', '=', 'person.address'),
        ),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
