import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
import { groupOf, KEPT_FROM_SOME } from './counted.ts';
import { seesMail } from './seesMail.ts';

export interface MailGroup {
  kind: string;
  occasion: string;
  private: boolean;
  /** Of one of them, in the reader's language if there is one; '' for private ones. */
  subject: string;
  count: number;
  earliest: Date;
  latest: Date;
}

/** A page of groups has at most so many. */
export const MOST_GROUPS = 200;

/** Mails that are read for a group's subject: among a hundred thousand, not all of them. */
const SUBJECTS_READ = 500;

/** Mails in some states that have not left, by kind and occasion: those that leave next first. `sentGroups` tells of sent ones. */
export async function mailGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  states: readonly Exclude<OutboxState, 'sent'>[],
  lang: string,
): Promise<MailGroup[]> {
  const apart = sql.val([...KEPT_FROM_SOME]);
  const own = sql`programme_id = ${programme} and state = any(${[...states]})`;
  const counted = sql`select kind, private, ${groupOf} as occasion, count(*)::int as count, min(due_at) as earliest, max(due_at) as latest
    from outbox where ${own}`;
  const { rows } = await sql<MailGroup>`
    with told as (
      -- Of most kinds nothing is kept from anybody: their index alone is read, however many wait.
      (${counted} and kind <> all(${apart}) group by 1, 2, 3)
      union all
      (${counted} and kind = any(${apart}) and ${seesMail(viewer)} group by 1, 2, 3)
    ), together as (
      select kind, bool_or(private) as private, occasion, sum(count)::int as count, min(earliest) as earliest, max(latest) as latest
      from told group by kind, occasion order by earliest limit ${MOST_GROUPS}
    )
    select t.*, ${subjectOf(own, { viewer, lang })} as subject from together t order by t.earliest`.execute(
    ctx.db,
  );
  return rows;
}

/** The subject of a group `t` of mails, `own` their condition; '' for private ones. */
export const subjectOf = (own: RawBuilder<unknown>, { viewer, lang }: { viewer: Viewer; lang: string }) =>
  sql`case when t.private then '' else (
    select coalesce(min(o.subject) filter (where o.locale = ${lang}), min(o.subject), '')
    from (select nullif(subject, '') as subject, locale from outbox
      where ${own} and kind = t.kind and occasion = t.occasion
        and (kind <> all(${sql.val([...KEPT_FROM_SOME])}) or ${seesMail(viewer)})
      limit ${SUBJECTS_READ}) o) end`;
