import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Kinds whose mails some volunteers may not know of, depending on a mail's content: these are counted when somebody looks. */
export const KEPT_FROM_SOME = [
  'appeal-answered',
  'appeal-noted',
  'appeal-raised',
  'concern-decided',
  'concern-asked',
  'concern-noted',
  'concern-raised',
  'contact-noted',
  'inbox-answer',
  'inbox-notice',
  'inbox-trouble',
  'sender-asked',
  'sender-unsure',
] as const;

/** The setting with the time until which sent mails are in `mail_count`. */
export const COUNTED = 'mail-counted';
export const countedUntil = sql`coalesce((select (value #>> '{}')::timestamptz from setting where key = ${COUNTED}), '-infinity')`;

/** The same as a value: with it the planner knows how few mails left since. */
export async function untilNow(ctx: Pick<Ctx, 'db'>): Promise<string> {
  const { rows } = await sql<{ until: string }>`select ${countedUntil}::text as until`.execute(ctx.db);
  return rows[0]!.until;
}

/** The occasion under which volunteers see a row of the outbox. Private mails (codes, letters) have none: only their number counts. */
export const groupOf = sql`case when private then '' when whole <> '' then whole else occasion end`;

/** Kinds of which volunteers see many occasions as one: `whole` in the outbox. */
export const GATHERED = [
  'ending-soon',
  'farewell',
  'introduction',
  'partner-reminded',
  'round-over',
  'turn-reminder',
] as const;

interface Group {
  kind: string;
  occasion: string;
}

/** The condition that a mail is of a kind and of the occasion under which volunteers see it. For most kinds one index covers both. */
export const isOfGroup = (of: Group) => sql<boolean>`(${sql.join(groupBranches(of), sql` or `)})`;

/** The same as several conditions, of which one must hold; each has an index of its own. */
export const groupBranches = ({ kind, occasion }: Group): RawBuilder<boolean>[] => {
  const isOne = sql<boolean>`(outbox.kind = ${kind} and outbox.occasion = ${occasion} and outbox.whole = '')`;
  return GATHERED.some((one) => one === kind)
    ? [sql`(outbox.kind = ${kind} and outbox.whole = ${occasion} and outbox.whole <> '')`, isOne]
    : [isOne];
};

/** A value read from the mails `o` of a group `t`; for each kind by the index that covers its occasions. */
export const ofGroup = (read: (isOf: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> => sql`
  case when t.kind = any(${sql.val([...GATHERED])})
    then ${read(sql`o.kind = t.kind and (o.whole = t.occasion or (o.whole = '' and o.occasion = t.occasion))`)}
    else ${read(sql`o.kind = t.kind and o.occasion = t.occasion`)} end`;

/** Mails that were counted when they left and are gone or came back since: of `mail_recount`, read together with `mail_count`. */
export const wasCounted = sql`sent_at <= ${countedUntil}`;
