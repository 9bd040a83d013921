import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { MailKind } from '../../kinds.ts';
import { byRow } from '../../log/index.ts';
import { groupOf } from './counted.ts';
import { seesMail } from './seesMail.ts';

interface Row {
  id: number;
  kind: string;
  count: number;
}

/** Names of occasions in the outbox, each by one of its mails: which mail that is, and how many mails of the occasion have not left. */
export const groupNames = byRow<Row>(
  (_, { programme, viewer }, ids) => sql<Row>`(
    select t.id, t.kind, (select coalesce(sum(mails), 0)::int from mail_group g where g.programme_id = ${programme} and g.kind = t.kind
      and g.occasion = t.occasion and not g.private and g.state in ('waiting', 'gathered', 'held', 'failed', 'dropped')) as count
    from (select id, kind, ${groupOf} as occasion from outbox
      where programme_id = ${programme} and id = ${anyOf(ids)} and not private and ${seesMail(viewer)}) t)`,
  ({ kind, count }, { t }) => t('outbox.group-named', { kind: t(`mail.${kind as MailKind}.about`), count }),
);
