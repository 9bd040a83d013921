import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { everPartners } from '../private/everPartners.ts';
import { getsNoMail } from '../../people/index.ts';
import { seesAddresses } from '../rules.ts';
import type { InboxScope, ThreadState } from '../rules.ts';
import { inScope, threadsWithPeople } from '../threadRows.ts';

export type Db = Pick<Ctx, 'db'>;

export interface OneThread {
  id: number;
  subject: string;
  state: ThreadState;
  private: boolean;
  /** The concern that the conversation is about. */
  concern: number | null;
  spam: boolean;
  assigned: { id: number; name: string } | null;
  person: {
    id: number;
    name: string;
    called: string;
    address: string;
    /** Whether the person writes from another server and has no address here to which an answer could be mailed. */
    isElsewhere: boolean;
    locale: string;
    country: string | null;
    /** Whether mail to the person does not arrive, so that an answer would not either. */
    unreachable: boolean;
    /** The person's newest application, if there is one. */
    application: number | null;
    /** Everybody who was ever in a partnership with the person. */
    partners: number[];
  };
}

/** A thread as a viewer with this scope sees it. For a merged thread, the one it was merged into. */
export async function threadFor(
  ctx: Db,
  programme: number,
  scope: InboxScope,
  id: number,
): Promise<OneThread | { mergedInto: number } | null> {
  const row = await threadsWithPeople(ctx, programme)
    .leftJoin('person as volunteer', (join) =>
      join
        .onRef('volunteer.programme_id', '=', 'thread.programme_id')
        .onRef('volunteer.id', '=', 'thread.assigned_to'),
    )
    .where('thread.id', '=', id)
    .where('person.erased_at', 'is', null)
    .where(inScope(scope))
    .selectAll('thread')
    .select((eb) => [
      'person.name',
      'person.called',
      'person.address',
      'person.locale',
      'person.country',
      'volunteer.name as volunteer',
      getsNoMail.as('unreachable'),
      everPartners({ programme: sql`person.programme_id`, person: sql`person.id` }).as('partners'),
      eb
        .selectFrom('application')
        .select('application.id')
        .whereRef('application.programme_id', '=', 'person.programme_id')
        .whereRef('application.person_id', '=', 'person.id')
        .orderBy('application.id', 'desc')
        .limit(1)
        .as('application'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  if (row.merged_into !== null) return { mergedInto: row.merged_into };
  return {
    id: row.id,
    subject: row.subject,
    state: row.state as ThreadState,
    private: row.private_at !== null,
    concern: row.concern_id,
    spam: row.spam_at !== null,
    assigned: row.assigned_to === null ? null : { id: row.assigned_to, name: row.volunteer ?? '' },
    person: {
      id: row.person_id,
      name: row.name,
      called: row.called,
      address: seesAddresses(scope) ? (row.address ?? '') : '',
      isElsewhere: row.address === null,
      locale: row.locale,
      country: row.country,
      unreachable: Boolean(row.unreachable),
      application: row.application ?? null,
      partners: row.partners,
    },
  };
}
