-- The statements that would spread the programmes of one installation over several servers with the extension Citus, by programme_id.
-- Written from the schema; a test compares (`npm run db:types` writes it anew). NOBODY HAS RUN IT ON CITUS.
-- Read "Beyond one PostgreSQL" in scaling.md first.

-- 1. Foreign keys with programme_id that empty another column when what they name goes. Citus refuses them, whichever columns they empty.
-- Without that, whoever deletes such a row has to empty the column before: the program does not do so yet.
alter table application drop constraint application_programme_id_import_id_fkey, add constraint application_programme_id_import_id_fkey FOREIGN KEY (programme_id, import_id) REFERENCES import_file(programme_id, id);
alter table comment drop constraint comment_programme_id_author_id_fkey, add constraint comment_programme_id_author_id_fkey FOREIGN KEY (programme_id, author_id) REFERENCES person(programme_id, id);
alter table commenter drop constraint commenter_programme_id_picture_id_fkey, add constraint commenter_programme_id_picture_id_fkey FOREIGN KEY (programme_id, picture_id) REFERENCES file(programme_id, id);
alter table glossary_term drop constraint glossary_term_programme_id_person_id_fkey, add constraint glossary_term_programme_id_person_id_fkey FOREIGN KEY (programme_id, person_id) REFERENCES person(programme_id, id);
alter table guest_post drop constraint guest_post_programme_id_person_id_fkey, add constraint guest_post_programme_id_person_id_fkey FOREIGN KEY (programme_id, person_id) REFERENCES person(programme_id, id);
alter table round_topic drop constraint round_topic_programme_id_writer_id_fkey, add constraint round_topic_programme_id_writer_id_fkey FOREIGN KEY (programme_id, writer_id) REFERENCES person(programme_id, id);

-- 2. Triggers keep counts of the same programme current. Citus takes them only when told so, here and for every connection.
--    application: application_delete_counted, application_insert_counted, application_update_counted
--    comment: comment_counted
--    incoming: incoming_raw_gone
--    membership: membership_delete_counted, membership_insert_counted, membership_update_counted
--    outbox: outbox_back, outbox_gone
--    person: person_counted, person_uncounted
--    round: round_uncounted
set citus.enable_unsafe_triggers = on;

-- 3. Tables with a copy on every server: what belongs to no one programme, and what has programme_id but
--    incoming: its programme_id may be null
--    incoming: incoming_fingerprint_key (fingerprint) is unique without it
--    incoming: incoming_pkey (id) is unique without it
--    programme_host: programme_host_pkey (host) is unique without it
select create_reference_table('account');
select create_reference_table('device');
select create_reference_table('disk_day');
select create_reference_table('dkim_key');
select create_reference_table('incoming');
select create_reference_table('incoming_picture');
select create_reference_table('incoming_raw');
select create_reference_table('mail_route');
select create_reference_table('mail_traffic');
select create_reference_table('mail_trouble');
select create_reference_table('mailbox');
select create_reference_table('operator');
select create_reference_table('programme');
select create_reference_table('programme_host');
select create_reference_table('provider_event');
select create_reference_table('rate_limit');
select create_reference_table('session');
select create_reference_table('setting');
select create_reference_table('sign_in_client');
select create_reference_table('sign_in_count');
select create_reference_table('sign_in_identity');
select create_reference_table('stranger_answer');

-- 4. Tables of programme data, each after those that it refers to. Every key and unique index of theirs has programme_id.
select create_distributed_table('announcement', 'programme_id');
select create_distributed_table('automatic_answer', 'programme_id');
select create_distributed_table('canned_answer', 'programme_id');
select create_distributed_table('event', 'programme_id');
select create_distributed_table('file', 'programme_id');
select create_distributed_table('head_count', 'programme_id');
select create_distributed_table('ignored_sender', 'programme_id');
select create_distributed_table('import_file', 'programme_id');
select create_distributed_table('legal_text', 'programme_id');
select create_distributed_table('logo', 'programme_id');
select create_distributed_table('mail_count', 'programme_id');
select create_distributed_table('mail_recount', 'programme_id');
select create_distributed_table('matter', 'programme_id');
select create_distributed_table('page', 'programme_id');
select create_distributed_table('person', 'programme_id');
select create_distributed_table('question', 'programme_id');
select create_distributed_table('round', 'programme_id');
select create_distributed_table('sign_in_code', 'programme_id');
select create_distributed_table('suppression', 'programme_id');
select create_distributed_table('wording', 'programme_id');
select create_distributed_table('absence', 'programme_id');
select create_distributed_table('address_change', 'programme_id');
select create_distributed_table('application', 'programme_id');
select create_distributed_table('bounce', 'programme_id');
select create_distributed_table('commenter', 'programme_id');
select create_distributed_table('consent', 'programme_id');
select create_distributed_table('exclusion', 'programme_id');
select create_distributed_table('former_mark', 'programme_id');
select create_distributed_table('former_pair', 'programme_id');
select create_distributed_table('glossary_term', 'programme_id');
select create_distributed_table('inbox_watch', 'programme_id');
select create_distributed_table('invitation', 'programme_id');
select create_distributed_table('mail_rhythm', 'programme_id');
select create_distributed_table('match_run', 'programme_id');
select create_distributed_table('outbox', 'programme_id');
select create_distributed_table('outside_writer', 'programme_id');
select create_distributed_table('page_version', 'programme_id');
select create_distributed_table('parting', 'programme_id');
select create_distributed_table('partnership', 'programme_id');
select create_distributed_table('proposal', 'programme_id');
select create_distributed_table('publication', 'programme_id');
select create_distributed_table('question_version', 'programme_id');
select create_distributed_table('right_link', 'programme_id');
select create_distributed_table('role', 'programme_id');
select create_distributed_table('round_date', 'programme_id');
select create_distributed_table('round_step', 'programme_id');
select create_distributed_table('subscription', 'programme_id');
select create_distributed_table('topic', 'programme_id');
select create_distributed_table('unsubscription', 'programme_id');
select create_distributed_table('answer', 'programme_id');
select create_distributed_table('comment', 'programme_id');
select create_distributed_table('concern', 'programme_id');
select create_distributed_table('contact_report', 'programme_id');
select create_distributed_table('discussion_follow', 'programme_id');
select create_distributed_table('discussion_summary', 'programme_id');
select create_distributed_table('guest_post', 'programme_id');
select create_distributed_table('letter', 'programme_id');
select create_distributed_table('link_session', 'programme_id');
select create_distributed_table('mail_refusal', 'programme_id');
select create_distributed_table('match_study', 'programme_id');
select create_distributed_table('membership', 'programme_id');
select create_distributed_table('proposal_member', 'programme_id');
select create_distributed_table('round_question', 'programme_id');
select create_distributed_table('round_topic', 'programme_id');
select create_distributed_table('silence', 'programme_id');
select create_distributed_table('talk_size', 'programme_id');
select create_distributed_table('topic_like', 'programme_id');
select create_distributed_table('topic_search', 'programme_id');
select create_distributed_table('topic_translation', 'programme_id');
select create_distributed_table('turn_reminder', 'programme_id');
select create_distributed_table('unmatched', 'programme_id');
select create_distributed_table('comment_like', 'programme_id');
select create_distributed_table('comment_report', 'programme_id');
select create_distributed_table('comment_search', 'programme_id');
select create_distributed_table('concern_about', 'programme_id');
select create_distributed_table('letter_picture', 'programme_id');
select create_distributed_table('thread', 'programme_id');
select create_distributed_table('thread_about', 'programme_id');
select create_distributed_table('thread_message', 'programme_id');
select create_distributed_table('thread_picture', 'programme_id');
