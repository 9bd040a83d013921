import { sampleTopics } from '../../sample/topics.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import { renderMarkdown } from '../../src/lib/text/markdown.ts';

const texts = (value: string): string => JSON.stringify({ en: value });

/** Migrates a database and adds one programme with one topic. With six essays in one, the topic's page has about 12 kB. */
export async function fillTopic(
  connection: { host: string },
  essays = 6,
  due = new Date('2027-01-04T08:00:00Z'),
): Promise<void> {
  const pool = createPool(connection);
  const db = createDb(pool);
  try {
    await migrate(db);
    const now = new Date('2027-01-01T00:00:00Z');
    await pool.query(
      `insert into programme (slug, name, source_locale, locales, zone, contact_address, created_at)
       values ('bench', 'Bench', 'en', '{en}', 'UTC', 'bench@example.org', $1)`,
      [now],
    );
    const [topic] = sampleTopics;
    const essay = sampleTopics
      .slice(0, essays)
      .map(({ essay }) => essay['en'])
      .join('\n\n');
    await pool.query(
      `insert into topic (programme_id, slug, source_locale, title, summary, essay, essay_html, questions, author, created_at)
       values (1, 'bench', 'en', $1, $2, $3, $4, $5, 'Ngozi', $6)`,
      [
        JSON.stringify(topic!.title),
        JSON.stringify(topic!.summary),
        texts(essay),
        texts(renderMarkdown(essay)),
        JSON.stringify(topic!.questions),
        now,
      ],
    );
    await pool.query(
      `insert into round (programme_id, number, policy, created_at, published_at) values (1, 1, '{}', $1, $1)`,
      [now],
    );
    await pool.query(
      `insert into round_topic (programme_id, round_id, topic_id, position, day, due_at, approved_at)
       values (1, 1, 1, 1, $1, $2, $2)`,
      [due.toISOString().slice(0, 10), due],
    );
  } finally {
    await db.destroy();
  }
}
