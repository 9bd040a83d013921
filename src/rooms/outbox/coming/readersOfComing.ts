import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { ComingMail, Ctx } from '../../ctx.ts';
import { getsNoMail } from '../../people/index.ts';
import { leavesAfter, rhythmsOf } from '../../preferences/index.ts';
import { programmeById } from '../../programmes/index.ts';

export interface ComingReader {
  person: number;
  name: string;
  locale: string;
  zone: string;
  at: Date;
  /** Comes in the reader's digest. */
  isGathered: boolean;
}

/** People who may get a mail at another time than others, or not at all: they have a rhythm, stopped a kind, or their address is dead. */
export async function specialReaders(ctx: Pick<Ctx, 'db'>, programme: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from person where programme_id = ${programme} and erased_at is null and stands_for is null and id in (
      select person_id from mail_rhythm where programme_id = ${programme}
      union
      select person_id from unsubscription where programme_id = ${programme}
      union
      select p.id from suppression s join person p on p.programme_id = s.programme_id and p.address = s.address and p.erased_at is null
      where s.programme_id = ${programme}
    ) order by id`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Tells when a person gets a mail of a kind that is due at an instant; null when they get none. */
export async function readersOfComing(ctx: Ctx, programme: number, ids: readonly number[]) {
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
    if (!person?.address || (category && hasStopped.has(`${id}/${category}`))) return null;
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
    .where((eb) => eb.not(getsNoMail))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
