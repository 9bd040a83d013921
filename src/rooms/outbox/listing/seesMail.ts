import { sql } from 'kysely';
import type { SqlBool, RawBuilder } from 'kysely';
import { thereIs } from '../../../db/thereIs.ts';
import { seesThreadSubject } from '../../inbox/index.ts';
import type { Sees } from '../../log/index.ts';
import { asReader, readsAppealsAbout, readsConcern } from '../../partnerships/index.ts';
import type { Viewer } from '../../ctx.ts';

/**
 * The condition that a mail, by its row in the outbox, tells nothing that is kept from a viewer: that a concern was raised or asked about,
 * that there is a private conversation, or that partners have not talked yet. Others do not even see a line for such mails.
 */
export function seesMail(viewer: Viewer): RawBuilder<SqlBool> {
  const programme = sql`outbox.programme_id`;
  return sql`case
    when outbox.kind in ('concern-asked', 'contact-noted') or outbox.data ? 'isUnseen' then false
    when outbox.kind in ('appeal-answered', 'appeal-noted', 'appeal-raised')
      then ${readsAppealsAbout(asReader(viewer), programme, sql`(outbox.data ->> 'concern')::bigint`)}
    when outbox.kind in ('concern-decided', 'concern-raised', 'concern-noted', 'inbox-trouble') and outbox.data ? 'concern'
      then ${readsConcern(asReader(viewer), programme, sql`(outbox.data ->> 'concern')::bigint`)}
    when outbox.kind in ('inbox-notice', 'inbox-answer', 'inbox-trouble') and outbox.data ? 'thread'
      then ${seesThreadSubject(viewer)(programme, sql`(outbox.data ->> 'thread')::bigint`)}
    else true end`;
}

/** The same for a mail that is named by its id, in lines of the work list and of the log. */
export const seesMailSubject =
  (viewer: Viewer): Sees =>
  (programme, id) =>
    sql`not ${thereIs(sql`select from outbox
      where outbox.programme_id = ${programme} and outbox.id = ${id} and not ${seesMail(viewer)}`)}`;
