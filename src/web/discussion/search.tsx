import { direction } from '../../i18n/locales.ts';
import { beginning } from '../../lib/text/beginning.ts';
import { pageAt, placeIn, placeQuery } from '../../lib/placeInList.ts';
import { regionName } from '../../lib/world/countries.ts';
import { pickWithLocale } from '../../lib/text/texts.ts';
import { searchComments } from '../../rooms/discussion/index.ts';
import type { FoundComment } from '../../rooms/discussion/index.ts';
import { Along, Bdi, Button, Empty, Form, Heading, TextField, WrittenAt, useView } from '../../ui/index.ts';
import type { Limit } from '../request/limits.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';

const SEARCHES: Limit = { name: 'search', points: 60, seconds: 60 };
const LONGEST = 200;
const SHOWN = 300;

/** A search through everything that was said under the programme's topics, in any script. */
export async function searchPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url, limits, network } = visit;
  const { t } = view;
  const query = (url.searchParams.get('words') ?? '').slice(0, LONGEST).trim();
  const may = query === '' || (await limits.allow(SEARCHES, network));
  const found =
    query !== '' && may
      ? await pageAt(placeIn(url), (place) => searchComments(ctx, { programme: programme.id, query, place }))
      : null;
  return {
    title: t('discussion.search'),
    nav: 'topics',
    indexed: false,
    status: may ? 200 : 429,
    body: (
      <>
        <Heading eyebrow={<a href={visit.path('/topics')}>{t('topics.title')}</a>}>
          {t('discussion.search')}
        </Heading>
        <Form action={visit.path('/discussion/search')} method="get">
          <TextField
            name="words"
            type="search"
            label={t('discussion.search-words')}
            help={t('discussion.search-help')}
            value={query}
            maxLength={LONGEST}
            error={may ? undefined : t('discussion.error.often')}
          />
          <Button>{t('discussion.search-button')}</Button>
        </Form>
        {found?.rows.length === 0 ? <Empty>{t('discussion.search-none')}</Empty> : null}
        {found?.rows.map((comment) => (
          <Found key={comment.id} comment={comment} path={visit.path} now={ctx.clock.now()} />
        ))}
        {found ? (
          <Along
            cut={found}
            isFirst={found.isFirst}
            href={(to) =>
              visit.path(`/discussion/search?${new URLSearchParams({ words: query, ...placeQuery(to) })}`)
            }
          />
        ) : null}
      </>
    ),
  };
}

function Found({ comment, path, now }: { comment: FoundComment; path: (path: string) => string; now: Date }) {
  const { t, lang } = useView();
  const title = pickWithLocale(comment.title, lang, comment.source_locale);
  const locale = title.locale ?? comment.source_locale;
  return (
    <article>
      <h2 lang={locale} dir={direction(locale)}>
        <a href={path(`/topics/${comment.slug}/comments/${comment.id}#c${comment.id}`)}>{title.text}</a>
      </h2>
      <p class="aside">
        <Bdi>{comment.name || t('discussion.former')}</Bdi>
        {comment.country === null ? null : ` · ${regionName(lang, comment.country)}`} ·{' '}
        <WrittenAt at={comment.written_at} now={now} />
      </p>
      <p dir="auto">{beginning(comment.html, SHOWN)}</p>
    </article>
  );
}
