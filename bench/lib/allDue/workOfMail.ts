import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { ago, mail, mails, many } from './rows.ts';

/** Something to do for each duty of mail that comes in and goes out, and of the machine, by its name. */
export const WORK_OF_MAIL: Readonly<Record<string, readonly RawBuilder<unknown>[]>> = {
  'resume incoming mail': [
    sql`insert into incoming (channel, envelope_from, envelope_to, raw, size, fingerprint, received_at, state)
      select 'smtp', 'someone' || n || '@due.example', 'nobody@due.example', ${mail('n')}, 60, sha256(n::text::bytea), ${ago(0.05)}, 'waiting'
      from generate_series(1, ${many(200)}) n`,
  ],
  'forget incoming mail': [
    sql`insert into incoming (channel, envelope_from, envelope_to, raw, size, fingerprint, received_at, state, settled_at)
      select 'smtp', 'old' || n || '@due.example', 'nobody@due.example', ${mail('n')}, 60, sha256(('old' || n)::bytea), ${ago(70)}, 'done', ${ago(69)}
      from generate_series(1, 2000) n`,
  ],
  'forget pictures from mail': [
    sql`insert into file (programme_id, sha256, kind, bytes, created_at, from_mail)
      select s.programme_id, sha256(('due' || s.programme_id || n)::bytea), 'image/png', decode(repeat('00', 20000), 'hex'), ${ago(9)}, true
      from stood s, generate_series(1, 5) n`,
  ],
  'bundle mails': [mails(sql`state = 'gathered', sent_at = null, due_at = ${ago(0.01)}`, many(100))],
  'count what has left': [],
  'count what waits': [],
  'count the people of rounds': [],
  'forget how much mail left': [
    sql`insert into mail_traffic (route, domain, slot, sent)
      select 'due', 'due' || n || '.example', ${ago(9)}, 1 from generate_series(1, 2000) n`,
  ],
  'watch the disk': [sql`delete from disk_day`],
  deliver: [mails(sql`state = 'waiting', sent_at = null, due_at = ${ago(0.01)}`, many(200))],
};
