import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import { renderMarkdown } from '../../src/lib/text/markdown.ts';

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
  'import_draft.name',
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
  'commenter.handle',
  'commenter.ban_reason',
  'commenter.appeal',
  'discussion_summary.body',
  'chat.title',
  'chat.about',
  'chat.hashtag',
  'chat.welcome',
  'chat.farewell',
  'chat.cancel_reason',
  'chat_question.body',
  'chat_message.name',
  'chat_message.body',
  'chat_message.reason',
  'chat_message.picture_alt',
  'chat_summary.body',
  'network_plan.words',
  'network_report.words',
  'network_server.reason',
] as const;

/** The database removes invisible characters from these by a second write of the row. `asNames` removes them beforehand. */
const NAMES = ['person.name', 'person.called', 'person.pronunciation'] as const;

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

/** Columns that hold Markdown as HTML, drawn when it was saved. */
const DRAWN = ['legal_text.html', 'topic.essay_html', 'guest_post.body_html', 'page_version.html'] as const;

/** The same for columns in one language. */
const HTML = ['comment.html', 'discussion_summary.html', 'chat_message.html', 'chat_summary.html'] as const;

const tableOf = (place: string): string => place.split('.')[0]!;
const isOneOf = (places: readonly string[], place: string): boolean => places.includes(place);

const TABLES = [
  ...new Set([...TEXTS, ...BY_LANGUAGE, ...DRAWN].map(tableOf)),
  'topic_translation',
  'import_draft_row',
  'answer',
  'event',
  'matter',
];

const drawn = new Map<string, string>();
/** Each payload is drawn once: it is needed many times and always looks alike. */
function drawnOnce(text: string): string {
  const html = drawn.get(text) ?? renderMarkdown(text);
  drawn.set(text, html);
  return html;
}

/** Puts payloads into every text that people write. `turn` changes which payload each place gets. */
export async function poison(db: Kysely<Schema>, payloads: readonly string[], turn = 0): Promise<void> {
  // PostgreSQL allows no NUL; the program removes NULs from all input.
  const plain = payloads.map((text) => text.replaceAll('\0', ''));
  const names = await asNames(db, plain);
  const filled = await filledTables(db);
  await keepPlain(db, filled);
  await dropIndexes(db, filled);
  const put = async (table: string, update: RawBuilder<unknown>): Promise<void> => {
    if (filled.has(table)) await update.execute(db);
  };
  const one = (place: string, list: readonly string[]) =>
    sql`(${sql.val([...list])}::text[])[1 + (abs(hashtext(${place} || t.ctid::text)) % 1000 + ${turn}::int) % ${list.length}::int]`;
  const filling = (place: string): RawBuilder<unknown> => {
    const isDrawn = isOneOf(DRAWN, place) || isOneOf(HTML, place);
    const list = isDrawn ? plain.map(drawnOnce) : isOneOf(NAMES, place) ? names : plain;
    if (isOneOf(TEXTS, place) || isOneOf(HTML, place)) return one(place, list);
    return sql`coalesce((select jsonb_object_agg(key, ${one(place, list)}) from jsonb_each(t.${sql.ref(place.split('.')[1]!)})), '{}'::jsonb)
      || jsonb_build_object('en', ${one(place, list)})`;
  };
  /** Columns that are filled in another way, by table. */
  const also: Readonly<Record<string, RawBuilder<unknown>>> = {
    // The titles of published pages in menus.
    programme: sql`menu = coalesce((select jsonb_agg(jsonb_set(item, '{title,en}', to_jsonb(${one('menu', plain)}))) from jsonb_array_elements(t.menu) item), '[]'::jsonb)`,
    topic: sql`questions = (select jsonb_agg(q || jsonb_build_object('en', ${one('q', plain)})) from jsonb_array_elements(t.questions) q)`,
    question_version: sql`options = coalesce((select jsonb_agg(jsonb_set(o, '{label}', jsonb_build_object('en', ${one('o', plain)}))) from jsonb_array_elements(t.options) o), '[]'::jsonb)`,
  };
  // One update writes all columns of a row, because this runs hundreds of times.
  for (const [table, places] of Map.groupBy([...TEXTS, ...BY_LANGUAGE, ...DRAWN, ...HTML], tableOf)) {
    const each = places.map((place) => sql`${sql.ref(place.split('.')[1]!)} = ${filling(place)}`);
    const all = also[table] ? [...each, also[table]] : each;
    await put(table, sql`update ${sql.table(table)} t set ${sql.join(all)}`);
  }
  // The earlier source begins with other words than the present one, so that the page always shows the change.
  await put(
    'topic_translation',
    sql`update topic_translation t set made_from =
    (select jsonb_object_agg(key, 'before' || substr(${one('m', plain)}, 2)) from jsonb_each(t.made_from))`,
  );
  // Each version of a legal text ends with its own words, so that there is always a change to report.
  await put(
    'legal_text',
    sql`update legal_text t set text =
    (select jsonb_object_agg(key, value || E'\n\nVersion ' || t.version) from jsonb_each_text(t.text))`,
  );
  // One word of the glossary is always in the essay.
  await put(
    'topic',
    sql`update topic t set essay_html = essay_html || jsonb_build_object('en', (essay_html ->> 'en') || '<p>A known word.</p>')`,
  );
  await put(
    'glossary_term',
    sql`update glossary_term set term = '{"en": "known word"}' where id = (select min(id) from glossary_term)`,
  );
  await put(
    'import_draft',
    sql`update import_draft t set headers = array(select ${one('h', plain)} || n from generate_series(1, array_length(t.headers, 1)) n)`,
  );
  await put(
    'import_draft_row',
    sql`update import_draft_row t set cells = array(select ${one('c', plain)} || n from generate_series(1, array_length(t.cells, 1)) n),
      problems = (select jsonb_agg(jsonb_set(p, '{piece}', to_jsonb(left(${one('p', plain)}, 50)))) from jsonb_array_elements(t.problems) p)`,
  );
  await put('incoming', sql`update incoming t set raw = convert_to(${one('raw', plain)}, 'UTF8')`);
  await put(
    'answer',
    sql`update answer t set value = to_jsonb(${one('a', plain)}) from question q
    where q.id = t.question_id and q.type in ('short', 'long')`,
  );
  await put(
    'answer',
    sql`update answer t set value = jsonb_build_array(${one('a', plain)}) from question q
    where q.id = t.question_id and q.type = 'exclusions'`,
  );
  // Facts that the log and the work list show as they were typed.
  for (const [table, keys] of [
    ['event', ['detail', 'name', 'address', 'host', 'title']],
    ['matter', ['reply', 'name', 'address', 'detail']],
  ] as const)
    for (const key of keys)
      await put(
        table,
        sql`update ${sql.table(table)} t set data = jsonb_set(data, array[${key}], to_jsonb(${one(key, plain)}))
        where jsonb_typeof(data -> ${key}) = 'string'`,
      );
}

/** Texts as a name keeps them, made once. Otherwise the database would do so for each row, with everything that follows from a name. */
async function asNames(db: Kysely<Schema>, texts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select plain_name(text) as name from unnest(${[...texts]}::text[]) with ordinality given (text, nth) order by nth`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** Columns in an index, which has room for all payloads only when these are compressed. */
const PRESSED: ReadonlySet<string> = new Set(['former_pair.round_label']);

const plainly = new WeakSet<Kysely<Schema>>();

/** Makes PostgreSQL store long texts uncompressed: compressing all payloads in thousands of rows would take most of the time. */
async function keepPlain(db: Kysely<Schema>, filled: ReadonlySet<string>): Promise<void> {
  if (plainly.has(db)) return;
  plainly.add(db);
  const texts = TEXTS.filter((place) => !PRESSED.has(place));
  const values = ['event.data', 'matter.data', 'answer.value', 'question_version.options', 'topic.questions'];
  const places = [...texts, ...BY_LANGUAGE, ...DRAWN, ...HTML, ...values];
  for (const [table, all] of Map.groupBy(places, tableOf))
    if (filled.has(table))
      await sql`alter table ${sql.table(table)} ${sql.join(all.map((place) => sql`alter column ${sql.ref(place.split('.')[1]!)} set storage external`))}`.execute(
        db,
      );
}

const bare = new WeakSet<Kysely<Schema>>();

/** Drops indexes on expressions: keeping them takes a third of the writing time, and pages look the same without. */
async function dropIndexes(db: Kysely<Schema>, filled: ReadonlySet<string>): Promise<void> {
  if (bare.has(db)) return;
  bare.add(db);
  const { rows } = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    where indexprs is not null and not indisunique and indrelid = any(${[...filled]}::regclass[])`.execute(
    db,
  );
  if (rows.length > 0) await sql`drop index ${sql.join(rows.map(({ name }) => sql.ref(name)))}`.execute(db);
}

const known = new WeakMap<Kysely<Schema>, Promise<Set<string>>>();

/**
 * The tables to fill that have a row: most are empty in many tests. Within a transaction nobody else writes, so the tables found first are
 * remembered.
 */
function filledTables(db: Kysely<Schema>): Promise<Set<string>> {
  if (!db.isTransaction) return lookForRows(db);
  const filled = known.get(db) ?? lookForRows(db);
  known.set(db, filled);
  return filled;
}

async function lookForRows(db: Kysely<Schema>): Promise<Set<string>> {
  const asked = TABLES.map(
    (table) => sql`select ${table}::text as name where exists (select from ${sql.table(table)})`,
  );
  const { rows } = await sql<{ name: string }>`${sql.join(asked, sql` union all `)}`.execute(db);
  return new Set(rows.map(({ name }) => name));
}
