import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { folded } from './0060_person_words.ts';

/** Apostrophes separate words here: "l’école" is found by "école". */
const foldedText = (text: string): string => folded(`translate(${text}, '''’', '  ')`);

const DENSE = String.raw`[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]`;

/**
 * Conversations are found by the beginnings of the words of their subjects and messages, without accents. An index of words, like that of
 * names, replaces a walk through all that was ever written. Each word has its programme before it. For scripts that do not separate words
 * (Chinese, Thai), the six letters from each letter on are kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      String.raw`
    -- The first twenty thousand letters: a mail that goes on behind them is found by those.
    create function message_words(programme bigint, message text) returns tsvector
      language plpgsql immutable parallel safe cost 1000 as $$
    declare
      words text := ${foldedText('left(message, 20000)')};
    begin
      return array_to_tsvector(array(
        select programme || ' ' || left(word, 60) from string_to_table(words, ' ') word where word <> ''
        union
        select programme || ' ' || substr(word, at, 6)
        from string_to_table(words, ' ') word, generate_series(2, length(word)) at where word ~ '${DENSE}'));
    end $$;

    -- That each word of a search, ten at most, begins one of a message; null when it has no word.
    create function message_search(programme bigint, search text) returns tsquery
      language plpgsql immutable parallel safe as $$
    begin
      return (
        select string_agg(format('''%s %s'':*', programme, left(word, case when word ~ '${DENSE}' then 6 else 60 end)), ' & ')
        from (
          select distinct word from string_to_table(${foldedText('left(search, 200)')}, ' ') word
          where word <> '' limit 10) words)::tsquery;
    end $$;

    -- Few of a year's threads are private, spam or merged; those that are settled longest go first.
    create index thread_private on thread (programme_id, last_at) where private_at is not null;
    create index thread_latest on thread (programme_id, last_at) where private_at is null and merged_into is null and spam_at is null;
    create index thread_settled on thread (state_at) where state = 'closed' and spam_at is null;
    create index thread_spam on thread (spam_at) where spam_at is not null;
    create index thread_merged on thread (last_at) where merged_into is not null;

    create index thread_message_found on thread_message using gin (message_words(programme_id, body));
    create index thread_found on thread using gin (message_words(programme_id, subject));
  `,
    )
    .execute(db);
}
