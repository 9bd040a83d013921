import { PEOPLE } from './size.ts';
import type { Walk } from './explained.ts';

/** A statement that may read more rows of these tables than others: the most rows, and the reason. */
interface Reason {
  /** Words of the statement. Several statements with the same words share the same part. */
  says: string;
  reads: Readonly<Record<string, number>>;
  /** How often the statement reads each table; once by default. */
  times?: number;
  /** At this size two plans cost about the same, so the planner uses this one only sometimes. */
  sometimes?: true;
  why: string;
}

/** Everybody in the programme, or all applications or partnerships, once; a few more were made besides the copies. */
const EVERYBODY = PEOPLE * 1.1;

const HASHED =
  'at this size the planner hashes what it looks up one by one in a larger installation, where few are asked for';
const POOL = 'partners for somebody are looked for among everybody who waits for one';

export const MANY: readonly Reason[] = [
  {
    says: 'select "person_id" as "person" from "membership"',
    reads: { membership: EVERYBODY },
    why: 'lists who gets a mail in the order of their hours, which are no column',
  },
  {
    says: 'select distinct "person"."id" from "consent"',
    reads: { consent: EVERYBODY, person: EVERYBODY },
    why: 'a new code of conduct is told to everybody who agreed to the one before',
  },
  {
    says: 'select "person"."id", "person"."name", "person"."locale", "person"."country", "person"."zone" from "person"',
    reads: { person: EVERYBODY },
    why: 'an announcement goes to everybody',
  },
  {
    says: 'left join commenter w on w.programme_id = c.programme_id and w.person_id = c.author_id',
    reads: { commenter: PEOPLE * 0.5 },
    why: HASHED,
  },
  { says: 'from "thread" inner join "person"', reads: { person: EVERYBODY }, sometimes: true, why: HASHED },
  {
    says: 'application.id in (select chosen.application_id from answer chosen',
    reads: { application: EVERYBODY },
    sometimes: true,
    why: HASHED,
  },
  {
    says: 'person.words @@ person_search(',
    reads: { person: PEOPLE * 0.5 },
    sometimes: true,
    why: 'a letter or two stand in the names of many, whom the index of words collects before the first two hundred are read',
  },
  {
    says: 'select tagged.person_id from person_tag tagged',
    reads: { person_tag: PEOPLE * 0.6 },
    why: 'the people with a tag are read from its index alone, 5,000 at most, before what is read of them',
  },
  {
    says: 'with eligible as materialized (',
    reads: { application: EVERYBODY },
    why: 'counts who can be matched',
  },
  {
    says: "select concat_ws(', ', (select policy::text from round",
    reads: { consent: EVERYBODY * 3, membership: EVERYBODY },
    why: POOL,
  },
  {
    says: "select md5(concat_ws('|', due.policy",
    reads: { application: EVERYBODY },
    why: 'a forecast is asked for again once anybody who can be matched has changed something: their applications are looked at, and no answer',
  },
  {
    says: 'insert into head_count (programme_id, round_id, standing, country, zone, gone, people, fresh)',
    reads: { application: EVERYBODY, person: EVERYBODY, membership: EVERYBODY },
    times: 2,
    sometimes: true,
    why: 'those of a round who stand where something has changed are counted anew: sums of what changed would be wrong where two changes cross',
  },
  {
    says: 'with tried as materialized (',
    reads: { consent: PEOPLE * 0.8 },
    why: 'counts up to a thousand who can be matched, by what each of them agreed to',
  },
  {
    says: "source = 'import' and state = 'draft' and application.created_at <= $1",
    reads: { answer: EVERYBODY },
    why: 'the answers of a hundred people who were imported, some twenty of each, and of those between them who have changed one',
  },
  { says: 'select distinct on (m.person_id)', reads: { membership: EVERYBODY }, why: POOL },
];

/** Indexes in which a page passes over more than `MOST` entries, or makes so many searches, and why. Keyed by name. */
export const OVER: Readonly<Record<string, string>> = {
  answer_pkey:
    'a thousand answers to a question, at most, are counted among the others of those applications',
  application_pkey: 'the same',
  application_latest: HASHED,
  application_latest_state: 'counts who can be matched',
  application_of_person: HASHED,
  matter_open_once: 'what waits for volunteers is counted by its kind, and is no more than they can do',
  person_country: 'those of a round who stand where something has changed are counted by their countries',
  person_live:
    'the people of a thousand conversations, at most, are looked up together where these are counted',
  person_tag_person: 'the people with a tag, 5,000 at most, are looked for among those of the round',
};

/**
 * Statements that read more than `most` rows without a reason, and the page of each: `comment: 50000 rows for / as visitor by select …`.
 */
export function withoutReason(walks: Iterable<Walk>, most: number): string[] {
  return [...walks]
    .filter(
      ({ table, rows, text }) =>
        rows > most &&
        !MANY.some(
          ({ says, reads, times = 1 }) => text.includes(says) && rows <= (reads[table] ?? 0) * times,
        ),
    )
    .map(({ table, rows, text, by }) => `${table}: ${rows} rows for ${[...by].join(', ')} by ${text}`);
}

/** Reasons that are no longer needed: no statement with these words reads more than `most` rows of the table. */
export function stale(walks: Iterable<Walk>, most: number): string[] {
  const long = [...walks].filter(({ rows }) => rows > most);
  return MANY.filter(({ sometimes }) => !sometimes).flatMap(({ says, reads }) =>
    Object.keys(reads)
      .filter((table) => !long.some((walk) => walk.table === table && walk.text.includes(says)))
      .map((table) => `${table}: ${says}`),
  );
}
