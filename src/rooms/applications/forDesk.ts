import { sql } from 'kysely';
import { often } from '../../db/often.ts';
import type { Ctx } from '../ctx.ts';
import type { AnswerValue } from '../forms/index.ts';
import { mayBeOffered } from '../people/index.ts';
import type { Person } from '../people/index.ts';
import type { StoredExclusion } from './exclusions.ts';
import type { Application } from './queries.ts';
import { LAST_CHANGE } from './standing/lastChange.ts';
import type { LastChange } from './standing/lastChange.ts';

/** An application with its person and all that they gave with it, for the volunteers' page of it. */
export interface ApplicationForDesk {
  application: Application;
  person: Pick<Person, 'id' | 'name' | 'address' | 'address_confirmed_at' | 'country' | 'zone'>;
  /** By question. */
  answers: ReadonlyMap<number, { value: AnswerValue }>;
  /** The people they ruled out: show them by `exclusionsFor` only. */
  ruledOut: readonly StoredExclusion[];
  /** The reason why their address gets nothing, and since when; null when it gets mail. */
  trouble: { reason: string; since: Date } | null;
  /** Whether a volunteer may offer them another address. */
  mayBeOffered: boolean;
  /** The address that was offered to them last, and when; null while none waits to be confirmed. */
  offered: { address: string; at: Date } | null;
  /** The change that brought it where it stands: show it by `lastChangeFor` only. */
  lastChange: LastChange | null;
}

const ANSWERS = sql<[question: number, value: AnswerValue][]>`(
  select coalesce(json_agg(json_build_array(given.question_id, given.value)), '[]') from answer given
  where given.programme_id = application.programme_id and given.application_id = application.id)`;

const RULED_OUT = sql<StoredExclusion[]>`(
  select coalesce(json_agg(json_build_object('id', e.id, 'addressOrMark', e.excluded_address,
    'name', e.excluded_name, 'person', e.excluded_person_id) order by e.id), '[]')
  from exclusion e where e.programme_id = application.programme_id and e.person_id = application.person_id)`;

const OFFERED = sql<{ address: string; at: string } | null>`(
  select json_build_object('address', c.address, 'at', c.asked_at) from address_change c
  where c.programme_id = person.programme_id and c.person_id = person.id and c.offered and c.done_at is null)`;

const found = often((db, programme: number, id: number) =>
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
    .select(['person.name', 'person.address', 'person.address_confirmed_at', 'person.country', 'person.zone'])
    .select([
      'suppression.reason',
      'suppression.at as since',
      ANSWERS.as('answers'),
      RULED_OUT.as('ruledOut'),
      mayBeOffered.as('mayBeOffered'),
      OFFERED.as('offered'),
      LAST_CHANGE.as('lastChange'),
    ])
    .where('application.programme_id', '=', programme)
    .where('application.id', '=', id)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null),
);

/** Null for an application that is not there, and for one whose person is erased or stands for another. */
export async function applicationForDesk(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<ApplicationForDesk | null> {
  const [row] = await found(ctx.db, programme, id);
  if (!row) return null;
  const { name, address, address_confirmed_at, country, zone, reason, since, answers, ruledOut, ...rest } =
    row;
  const { mayBeOffered, offered, lastChange, ...own } = rest;
  return {
    application: own as Application,
    person: { id: own.person_id, name, address, address_confirmed_at, country, zone },
    answers: new Map(answers.map(([question, value]) => [question, { value }])),
    ruledOut,
    trouble: reason === null || since === null ? null : { reason, since },
    mayBeOffered,
    offered: offered && { address: offered.address, at: new Date(offered.at) },
    lastChange: lastChange && { ...lastChange, at: new Date(lastChange.at) },
  };
}
