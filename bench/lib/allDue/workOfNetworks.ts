import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { ago, many } from './rows.ts';

/** One account on another server in each connected programme. */
const ACCOUNT = sql`network_account a where a.actor = 'https://due.example/users/one'`;

/**
 * Work of the exchange with other servers, by its name. Nobody on those servers follows the connected programmes, so that everything is
 * planned and nothing is sent.
 */
export const WORK_OF_NETWORKS: Readonly<Record<string, readonly RawBuilder<unknown>[]>> = {
  'send topics to other servers': [
    sql`insert into network_home (programme_id, origin, public_key, sealed_key, on_at)
      select distinct programme_id, 'https://due.example', '', '', ${ago(400)} from stood where stage = 'endingSoon' on conflict do nothing`,
  ],
  'remind of posts by hand': [
    sql`insert into network_by_hand (programme_id, topic_id, network, due_at)
      select programme_id, min(topic_id), 'X', ${ago(1)} from round_topic where queued_at is not null and approved_at is not null
      group by programme_id on conflict do nothing`,
  ],
  'place answers from other servers': [
    sql`insert into network_account (programme_id, actor, host, handle, name, inbox, key_id, key_pem, fetched_at)
      select programme_id, 'https://due.example/users/one', 'due.example', 'one', 'One', 'https://due.example/inbox', '', '', now() from network_home`,
    sql`insert into network_reply (programme_id, object, account_id, parent, state, received_at)
      select a.programme_id, 'https://due.example/gone/' || a.id, a.id, '', 'gone', ${ago(2)} from ${ACCOUNT}`,
    sql`insert into network_reply (programme_id, object, account_id, parent, state, received_at)
      select a.programme_id, 'https://due.example/waits/' || a.id || '/' || n, a.id, 'https://due.example/gone/' || a.id, 'waiting', ${ago(1)}
      from generate_series(1, ${many(100)}) n, ${ACCOUNT}`,
  ],
  'send answers to other servers': [
    sql`insert into network_answer (programme_id, comment_id, person_id, asked_at)
      select h.programme_id, c.id, c.author_id, ${ago(1)} from network_home h cross join lateral (
        select own.id, own.author_id from comment own where own.programme_id = h.programme_id and own.state = 'shown' and own.author_id is not null
        limit ${many(20)}) c on conflict do nothing`,
  ],
  'forget strangers on other servers': [
    sql`insert into network_seen (programme_id, mark, seen_at)
      select programme_id, sha256((programme_id || '/' || n)::bytea), ${ago(9)} from network_home, generate_series(1, ${many(100)}) n`,
    sql`insert into network_account (programme_id, actor, host, handle, name, inbox, key_id, key_pem, fetched_at)
      select programme_id, 'https://due.example/idle/' || n, 'due.example', 'idle' || n, '', '', '', '', ${ago(90)}
      from network_home, generate_series(1, ${many(100)}) n`,
  ],
};
