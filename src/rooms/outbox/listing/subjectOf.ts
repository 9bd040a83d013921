import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Viewer } from '../../ctx.ts';
import { GATHERED, KEPT_FROM_SOME } from './counted.ts';
import { seesMail } from './seesMail.ts';

/** The most mails that are read for a group's subject, which may have a hundred thousand. */
const SUBJECTS_READ = 100;

/** The first subject of some mails; usually the first one read is in the reader's language. */
const firstOf = (mails: RawBuilder<unknown>, which: RawBuilder<unknown>) =>
  sql`(select o.subject from (${mails}) o where o.subject is not null and ${which} limit 1)`;

/** The subject of a group `t` of mails with the condition `own`; '' for private ones. */
export const subjectOf = (own: RawBuilder<unknown>, { viewer, lang }: { viewer: Viewer; lang: string }) => {
  const some = (isOf: RawBuilder<unknown>, seen: RawBuilder<unknown>) => sql`(
    select nullif(outbox.subject, '') as subject, outbox.locale from outbox where ${own} and ${isOf} and ${seen} limit ${SUBJECTS_READ})`;
  const subject = (mails: RawBuilder<unknown>) =>
    sql`coalesce(${firstOf(mails, sql`o.locale = ${lang}`)}, ${firstOf(mails, sql`true`)}, '')`;
  const isOne = sql`outbox.kind = t.kind and outbox.occasion = t.occasion`;
  return sql`case when t.private then ''
    when t.kind = any(${sql.val([...KEPT_FROM_SOME])}) then ${subject(some(isOne, seesMail(viewer)))}
    when t.kind = any(${sql.val([...GATHERED])}) then ${subject(sql`
      ${some(sql`outbox.kind = t.kind and outbox.whole = t.occasion and outbox.whole <> ''`, sql`true`)}
      union all ${some(sql`${isOne} and outbox.whole = ''`, sql`true`)}`)}
    else ${subject(some(isOne, sql`true`))} end`;
};
