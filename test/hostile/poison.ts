import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import { renderMarkdown } from '../../src/lib/markdown.ts';

/** Columns of plain text that people write, or that files, browsers and other mail servers send. */
const TEXTS = [
  'person.name',
  'person.called',
  'person.pronunciation',
  'programme.name',
  'application.declined_reason',
  'concern.body',
  'letter.body',
  'letter.whole',
  'incoming.envelope_from',
  'incoming.last_error',
  'exclusion.excluded_name',
  'session.device',
  'import_file.name',
  'former_pair.round_label',
  'topic.author',
  'topic.picture_author',
  'topic.picture_licence',
  'topic.picture_source',
  'guest_post.author',
  'guest_post.about',
  'bounce.reply',
  'outbox.last_error',
  'outbox.subject',
  'outbox.text',
  'mailbox.subject',
  'thread.subject',
  'thread_message.body',
  'thread_message.whole',
  'thread_picture.name',
  'letter_picture.name',
  'canned_answer.name',
  'comment.name',
  'comment.body',
  'comment.before',
  'comment.reason',
  'comment_report.reason',
  'commenter.name',
  'commenter.ban_reason',
  'commenter.appeal',
  'discussion_summary.body',
] as const;

/** Columns that hold a text for each language. */
const BY_LANGUAGE = [
  'programme.tagline',
  'programme.about',
  'announcement.subject',
  'announcement.body',
  'canned_answer.body',
  'legal_text.text',
  'round.label',
  'round_step.title',
  'round_step.help',
  'question_version.label',
  'question_version.help',
  'topic.title',
  'topic.summary',
  'topic.essay',
  'topic.picture_alt',
  'guest_post.title',
  'guest_post.body',
  'page_version.title',
  'page_version.body',
  'glossary_term.term',
  'glossary_term.explanation',
] as const;

/** Columns that hold Markdown as it was drawn when it was saved. */
const DRAWN = ['legal_text.html', 'topic.essay_html', 'guest_post.body_html', 'page_version.html'] as const;

/** Puts payloads into every text that people write, in turn: which one stands where changes with `turn`. */
export async function poison(db: Kysely<Schema>, payloads: readonly string[], turn = 0): Promise<void> {
  // PostgreSQL knows no NUL; the doors take it out.
  const plain = payloads.map((text) => text.replaceAll('\0', ''));
  const one = (place: string, list: readonly string[]) =>
    sql`(${sql.val([...list])}::text[])[1 + (abs(hashtext(${place} || t.ctid::text)) % 1000 + ${turn}::int) % ${list.length}::int]`;
  for (const place of TEXTS) {
    const [table, column] = place.split('.') as [string, string];
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${one(place, plain)}`.execute(db);
  }
  for (const place of [...BY_LANGUAGE, ...DRAWN]) {
    const [table, column] = place.split('.') as [string, string];
    const list = (DRAWN as readonly string[]).includes(place) ? plain.map(renderMarkdown) : plain;
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} =
      coalesce((select jsonb_object_agg(key, ${one(place, list)}) from jsonb_each(t.${sql.ref(column)})), '{}'::jsonb)
      || jsonb_build_object('en', ${one(place, list)})`.execute(db);
  }
  for (const [table, column] of [
    ['comment', 'html'],
    ['discussion_summary', 'html'],
  ] as const)
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${one(`${table}.html`, plain.map(renderMarkdown))}`.execute(
      db,
    );
  // What menus say of published pages.
  await sql`update programme t set menu = coalesce((select jsonb_agg(jsonb_set(item, '{title,en}', to_jsonb(${one('menu', plain)}))) from jsonb_array_elements(t.menu) item), '[]'::jsonb)`.execute(
    db,
  );
  // What the source said before begins with other words than what it says now, so that the change shows every time.
  await sql`update topic_translation t set made_from =
    (select jsonb_object_agg(key, 'before' || substr(${one('m', plain)}, 2)) from jsonb_each(t.made_from))`.execute(
    db,
  );
  // Each version of a legal text ends with words of its own, so that there is something to tell of.
  await sql`update legal_text t set text =
    (select jsonb_object_agg(key, value || E'\n\nVersion ' || t.version) from jsonb_each_text(t.text))`.execute(
    db,
  );
  // One word of the glossary stands in the essay every time.
  await sql`update topic t set essay_html = essay_html || jsonb_build_object('en', (essay_html ->> 'en') || '<p>A known word.</p>')`.execute(
    db,
  );
  await sql`update glossary_term set term = '{"en": "known word"}' where id = (select min(id) from glossary_term)`.execute(
    db,
  );
  await sql`update incoming t set raw = convert_to(${one('raw', plain)}, 'UTF8')`.execute(db);
  await sql`update topic t set questions = (select jsonb_agg(q || jsonb_build_object('en', ${one('q', plain)})) from jsonb_array_elements(t.questions) q)`.execute(
    db,
  );
  await sql`update question_version t set options = coalesce((select jsonb_agg(jsonb_set(o, '{label}', jsonb_build_object('en', ${one('o', plain)}))) from jsonb_array_elements(t.options) o), '[]'::jsonb)`.execute(
    db,
  );
  await sql`update answer t set value = to_jsonb(${one('a', plain)}) from question q
    where q.id = t.question_id and q.type in ('short', 'long')`.execute(db);
  await sql`update answer t set value = jsonb_build_array(${one('a', plain)}) from question q
    where q.id = t.question_id and q.type = 'exclusions'`.execute(db);
  // Facts the log and the work list show as they were typed.
  for (const [table, keys] of [
    ['event', ['detail', 'name', 'address', 'host', 'title']],
    ['matter', ['reply', 'name', 'address', 'detail']],
  ] as const)
    for (const key of keys)
      await sql`update ${sql.table(table)} t set data = jsonb_set(data, array[${key}], to_jsonb(${one(key, plain)}))
        where jsonb_typeof(data -> ${key}) = 'string'`.execute(db);
}
