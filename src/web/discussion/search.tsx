import { direction } from '../../i18n/locales.ts';
import { beginning } from '../../lib/text/beginning.ts';
import { pageAt, placeIn, placeQuery } from '../../lib/placeInList.ts';
import { regionName } from '../../lib/world/countries.ts';
import { pickWithLocale } from '../../lib/text/texts.ts';
import { searchMessages } from '../../rooms/chats/index.ts';
import type { FoundMessage } from '../../rooms/chats/index.ts';
import { searchComments } from '../../rooms/discussion/index.ts';
import type { FoundComment } from '../../rooms/discussion/index.ts';
import { Along, Bdi, Button, Empty, Form, Heading, TextField, WrittenAt, useView } from '../../ui/index.ts';
import type { Limit } from '../request/limits.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';

const SEARCHES: Limit = { name: 'search', points: 60, seconds: 60 };
const LONGEST = 200;
const SHOWN = 300;

/** The places that the search covers; the address of a further page names one. */
const PLACES = ['topics', 'chats'] as const;
type SearchedIn = (typeof PLACES)[number];

/** Searches all that was said under the programme's topics and in its live chats, in any script. */
export async function searchPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { view, url, limits, network } = visit;
  const { t } = view;
  const query = (url.searchParams.get('words') ?? '').slice(0, LONGEST).trim();
  const may = query === '' || (await limits.allow(SEARCHES, network));
  const asked = PLACES.find((one) => one === url.searchParams.get('in'));
  const found = query !== '' && may ? await searchIn(visit, query, asked) : [];
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
        {query !== '' && may && found.length === 0 ? <Empty>{t('discussion.search-none')}</Empty> : null}
        {found.map(({ place, cut, hits }) => (
          <section key={place} aria-labelledby={place}>
            <h2 id={place}>{t(`discussion.search-${place}`)}</h2>
            {hits.map((hit) => (
              <Found key={hit.href} hit={hit} now={visit.ctx.clock.now()} />
            ))}
            <Along
              cut={cut}
              isFirst={cut.isFirst}
              href={(to) =>
                visit.path(
                  `/discussion/search?${new URLSearchParams({ words: query, in: place, ...placeQuery(to) })}`,
                )
              }
            />
          </section>
        ))}
      </>
    ),
  };
}

/** Words that were found, and the place where they stand. */
interface Hit {
  href: string;
  title: string;
  locale: string;
  by: string;
  country: string | null;
  at: Date;
  words: string;
}

/** Searches all places, or only `asked` at the page that the address names. Leaves out places without a hit. */
async function searchIn(visit: ProgrammeVisit, query: string, asked: SearchedIn | undefined) {
  const { ctx, programme, url } = visit;
  const place = asked && placeIn(url);
  const lists = await Promise.all(
    PLACES.filter((one) => asked === undefined || one === asked).map(async (one) => {
      const of = { programme: programme.id, query };
      if (one === 'topics') {
        const cut = await pageAt(place, (place) => searchComments(ctx, { ...of, place }));
        return { place: one, cut, hits: cut.rows.map((comment) => ofComment(visit, comment)) };
      }
      const cut = await pageAt(place, (place) => searchMessages(ctx, { ...of, place }));
      return { place: one, cut, hits: cut.rows.map((message) => ofMessage(visit, message)) };
    }),
  );
  return lists.filter(({ hits }) => hits.length > 0);
}

function ofComment({ view, path }: ProgrammeVisit, comment: FoundComment): Hit {
  const title = pickWithLocale(comment.title, view.lang, comment.source_locale);
  return {
    href: path(`/topics/${comment.slug}/comments/${comment.id}#c${comment.id}`),
    title: title.text,
    locale: title.locale ?? comment.source_locale,
    by: comment.name,
    country: comment.country,
    at: comment.written_at,
    words: beginning(comment.html, SHOWN),
  };
}

const ofMessage = ({ path }: ProgrammeVisit, message: FoundMessage): Hit => ({
  href: path(`/chats/${message.slug}/messages/${message.number}`),
  title: message.title,
  locale: message.locale,
  by: message.name,
  country: null,
  at: message.written_at,
  words: beginning(message.html, SHOWN),
});

function Found({ hit, now }: { hit: Hit; now: Date }) {
  const { t, lang } = useView();
  return (
    <article>
      <h3 lang={hit.locale} dir={direction(hit.locale)}>
        <a href={hit.href}>{hit.title}</a>
      </h3>
      <p class="aside">
        <Bdi>{hit.by || t('discussion.former')}</Bdi>
        {hit.country === null ? null : ` · ${regionName(lang, hit.country)}`} ·{' '}
        <WrittenAt at={hit.at} now={now} />
      </p>
      <p dir="auto">{hit.words}</p>
    </article>
  );
}
