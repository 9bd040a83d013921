import { pickWithLocale } from '../../lib/text/texts.ts';
import { roundName } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { ListedTopic } from '../../rooms/topics/index.ts';
import {
  Empty,
  Form,
  Heading,
  Pagination,
  Select,
  Submit,
  TextField,
  ZonedDay,
  useView,
} from '../../ui/index.ts';
import { HeldChats } from '../chats/record/heldChats.tsx';

export interface LibrarySearch {
  query: string;
  /** A round's number, as text; '' for all. */
  round: string;
}

/** All topics so far, the newest first, with a search over all rounds. */
export function TopicList({
  topics,
  count,
  page,
  pages,
  rounds,
  search,
  source,
  zone,
  path,
}: {
  topics: readonly ListedTopic[];
  /** How many topics were found in all. */
  count: number;
  page: number;
  pages: number;
  /** The rounds that had topics. */
  rounds: readonly Round[];
  search: LibrarySearch;
  source: string;
  /** The programme's zone, which decides a topic's day. */
  zone: string;
  path: (path: string) => string;
}) {
  const { lang, t } = useView();
  const isSearch = search.query !== '' || search.round !== '';
  return (
    <>
      <Heading lead={t('topics.lead')}>{t('topics.title')}</Heading>
      {topics.length > 0 || isSearch ? (
        <LibraryForm action={path('/topics')} rounds={rounds} search={search} source={source} />
      ) : null}
      <p>
        <a href={path('/glossary')}>{t('glossary.title')}</a> ·{' '}
        <a href={path('/discussion/search')}>{t('discussion.search')}</a> ·{' '}
        <a href={path('/subscription?offers=topics')}>{t('subscription.link')}</a>
      </p>
      {isSearch ? <p role="status">{t('topics.found', { count })}</p> : null}
      {topics.length === 0 && !isSearch ? <Empty>{t('topics.none')}</Empty> : null}
      {topics.map((topic) => {
        const title = pickWithLocale(topic.title, lang, topic.source_locale);
        const summary = pickWithLocale(topic.summary, lang, topic.source_locale);
        return (
          <article key={topic.id}>
            <p class="eyebrow">
              <ZonedDay at={topic.dueAt} zone={zone} />
            </p>
            <h2>
              <a href={path(`/topics/${topic.slug}`)} lang={title.locale ?? undefined} dir="auto">
                {title.text}
              </a>
            </h2>
            <p lang={summary.locale ?? undefined} dir="auto">
              {summary.text}
            </p>
            <HeldChats chats={topic.held_chats} path={path} />
          </article>
        );
      })}
      <Pagination page={page} pages={pages} href={(to) => path(`/topics?${queryOf(search, to)}`)} />
    </>
  );
}

const queryOf = ({ query, round }: LibrarySearch, page: number): string =>
  new URLSearchParams({
    ...(query ? { q: query } : {}),
    ...(round ? { in: round } : {}),
    page: String(page),
  }).toString();

/** The search form: words in any script, and a round. */
export function LibraryForm({
  action,
  rounds,
  search,
  source,
}: {
  action: string;
  rounds: readonly Round[];
  search: LibrarySearch;
  source: string;
}) {
  const view = useView();
  const { t } = view;
  return (
    <search>
      <Form action={action} method="get">
        <TextField
          type="search"
          name="q"
          label={t('topics.search')}
          help={t('topics.search-help')}
          value={search.query}
          maxLength={200}
        />
        {rounds.length > 1 || search.round !== '' ? (
          <Select
            name="in"
            label={t('topics.search-round')}
            value={search.round}
            options={rounds.map((round) => ({
              value: String(round.number),
              label: roundName(round, view, source),
            }))}
          />
        ) : null}
        <Submit kind="quiet">{t('topics.search-go')}</Submit>
      </Form>
    </search>
  );
}
