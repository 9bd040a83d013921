import { sql } from 'kysely';
import { often } from '../../db/often.ts';
import type { Ctx } from '../ctx.ts';
import type { AnswerValue } from '../forms/index.ts';
import { offerWay } from '../people/index.ts';
import type { OfferWay, Person } from '../people/index.ts';
import type { StoredExclusion } from './exclusions.ts';
import type { Application } from './queries.ts';
import { LAST_CHANGE } from './standing/lastChange.ts';
import type { LastChange } from './standing/lastChange.ts';

/** An application with its person and everything they gave with it, for the volunteers' page about it. */
export interface ApplicationForDesk {
  application: Application;
  person: Pick<Person, 'id' | 'name' | 'called' | 'address' | 'address_confirmed_at' | 'country' | 'zone'>;
  /** Answers by the id of the question. */
  answers: ReadonlyMap<number, { value: AnswerValue }>;
  /** The people they ruled out. Show them by `exclusionsFor` only. */
  ruledOut: readonly StoredExclusion[];
  /** Why their address gets no mail, and since when; null when it gets mail. */
  trouble: Trouble | null;
  /** How another address that the reader gives would become theirs. */
  offerWay: OfferWay;
  /** The address that was last offered to them; null while none waits. */
  offered: Offered | null;
  /** The change that gave it its present state. Show it by `lastChangeFor` only. */
  lastChange: LastChange | null;
}

/** Why an address gets no mail, and since when. */
export interface Trouble {
  reason: string;
  since: Date;
}

/** Another address for somebody that waits: until its link is used, or until its days pass and partners say yes. */
export interface Offered {
  change: number;
  address: string;
  at: Date;
  holdsAt: Date | null;
  /** The number of partners who were asked, who said yes, and who said that they do not know. */
  asked: number;
  yes: number;
  no: number;
}

const ANSWERS = sql<[question: number, value: AnswerValue][]>`(
  select coalesce(json_agg(json_build_array(given.question_id, given.value)), '[]') from answer given
  where given.programme_id = application.programme_id and given.application_id = application.id)`;

const RULED_OUT = sql<StoredExclusion[]>`(
  select coalesce(json_agg(json_build_object('id', e.id, 'addressOrMark', e.excluded_address,
    'name', e.excluded_name, 'person', e.excluded_person_id) order by e.id), '[]')
  from exclusion e where e.programme_id = application.programme_id and e.person_id = application.person_id)`;

type StoredOffer = Omit<Offered, 'at' | 'holdsAt'> & { at: string; holdsAt: string | null };
export const OFFERED = sql<StoredOffer | null>`(
  select json_build_object('change', c.id, 'address', c.address, 'at', c.asked_at, 'holdsAt', c.holds_at,
    'asked', count(v.person_id), 'yes', count(*) filter (where v.knows), 'no', count(*) filter (where not v.knows))
  from address_change c left join address_vouch v on v.programme_id = c.programme_id and v.change_id = c.id
  where c.programme_id = person.programme_id and c.person_id = person.id and c.offered and c.done_at is null
  group by c.programme_id, c.id)`;

export const offeredOf = (stored: StoredOffer | null): Offered | null =>
  stored && {
    ...stored,
    at: new Date(stored.at),
    holdsAt: stored.holdsAt === null ? null : new Date(stored.holdsAt),
  };

const found = often((db, programme: number, id: number, reader: number) =>
  db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .leftJoin('suppression', (join) =>
      join
        .onRef('suppression.programme_id', '=', 'person.programme_id')
        .onRef('suppression.address', '=', 'person.address'),
    )
    .selectAll('application')
    .select([
      'person.name',
      'person.called',
      'person.address',
      'person.address_confirmed_at',
      'person.country',
      'person.zone',
    ])
    .select([
      'suppression.reason',
      'suppression.at as since',
      ANSWERS.as('answers'),
      RULED_OUT.as('ruledOut'),
      offerWay(sql`${reader}::bigint`).as('offerWay'),
      OFFERED.as('offered'),
      LAST_CHANGE.as('lastChange'),
    ])
    .where('application.programme_id', '=', programme)
    .where('application.id', '=', id)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null),
);

/** Null for an application that does not exist, or whose person is erased or stands in for another. */
export async function applicationForDesk(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
  reader: number | null,
): Promise<ApplicationForDesk | null> {
  const [row] = await found(ctx.db, programme, id, reader ?? 0);
  if (!row) return null;
  const { name, called, address, address_confirmed_at, country, zone, ...more } = row;
  const { reason, since, answers, ruledOut, ...rest } = more;
  const { offerWay, offered, lastChange, ...own } = rest;
  return {
    application: own as Application,
    person: { id: own.person_id, name, called, address, address_confirmed_at, country, zone },
    answers: new Map(answers.map(([question, value]) => [question, { value }])),
    ruledOut,
    trouble: reason === null || since === null ? null : { reason, since },
    offerWay,
    offered: offeredOf(offered),
    lastChange: lastChange && { ...lastChange, at: new Date(lastChange.at) },
  };
}
