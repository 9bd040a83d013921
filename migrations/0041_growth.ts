import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What keeps pages and duties as fast among a hundred thousand people as among hundreds: a stored count, and indexes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comment add column answers int not null default 0;
    create index comment_answers on comment (programme_id, parent_id) where listed or state = 'shown';
    update comment c set answers = own.count from (
      select programme_id, parent_id, count(*) from comment where state = 'shown' and parent_id is not null group by 1, 2) own
    where own.programme_id = c.programme_id and own.parent_id = c.id;
    create index comment_liveliest on comment (programme_id, topic_id, (likes + 2 * answers) desc, id desc)
      where state = 'shown' and depth = 0;
    create index comment_latest on comment (programme_id, shown_at desc, id desc) where state = 'shown';
    create index comment_hidden on comment (programme_id, state_at desc, id desc) where state = 'hidden';
    create index comment_report_open on comment_report (programme_id, comment_id) where settled_at is null;
    create index event_kind on event (programme_id, kind, id desc);
    create index event_actor on event (programme_id, actor_id, id desc) where actor_kind = 'person';
    create index former_pair_b on former_pair (programme_id, person_b);
    create index person_stand_in on person (programme_id, stands_for) where stands_for is not null;
    create index address_change_person on address_change (programme_id, person_id);
    create index role_person on role (programme_id, person_id);
    create index invitation_person on invitation (programme_id, person_id);
    create index right_link_person on right_link (programme_id, person_id);
    create index application_person on application (programme_id, person_id);
    create index bounce_person on bounce (programme_id, person_id);
    create index discussion_follow_person on discussion_follow (programme_id, person_id);
    create index guest_post_person on guest_post (programme_id, person_id);
    create index partnership_round on partnership (programme_id, round_id);
    create index proposal_round on proposal (programme_id, round_id);
    create index proposal_member_application on proposal_member (programme_id, application_id);
    create index unmatched_application on unmatched (programme_id, application_id);
    create index concern_partnership on concern (programme_id, partnership_id);
    create index thread_message_author on thread_message (programme_id, author_id);
    create index outbox_waiting on outbox (due_at) where state = 'waiting';
    create index outbox_sending on outbox (leased_until) where state = 'sending';
    create index outbox_unfinished on outbox (programme_id, state, id) where state in ('waiting', 'held', 'sending', 'failed', 'gathered');
  `.execute(db);
}
