import { renderMarkdown } from '../../lib/text/markdown.ts';
import { pick, pickWithLocale } from '../../lib/text/texts.ts';
import { nextChat } from '../../rooms/chats/index.ts';
import { nextOf, phaseOf, publicRounds, roundNumbers } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { livelyComments } from '../../rooms/discussion/index.ts';
import { publishedPages } from '../../rooms/pages/index.ts';
import { newestTopic } from '../../rooms/topics/index.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import { pageWords } from '../pages/show.tsx';
import { sharedPage } from '../sharing/head.tsx';
import type { Shared } from '../sharing/head.tsx';
import { tellsOf } from '../subscription/tellMe.tsx';
import { Front } from './front.tsx';
import { mappedRound } from '../rounds/map.tsx';
import { localTimes } from '../rounds/localTimes.tsx';

const NEWS_SHOWN = 3;
const NOTHING_SAID = { count: 0, comments: [] };

export const programmePageRoutes: Route[] = [
  get('/', 'everyone', async (visit) => {
    const { ctx, programme, view } = visit;
    const now = ctx.clock.now();
    const rounds = await publicRounds(ctx, programme.id);
    const round = roundInHand(rounds, now);
    const next = nextOf(rounds, now, round);
    const [numbers, topic, news] = await Promise.all([
      round ? roundNumbers(ctx, round) : null,
      newestTopic(ctx, programme.id),
      publishedPages(ctx, programme.id, 'news', NEWS_SHOWN),
    ]);
    const isOpen = [round, next].some((one) => one !== null && phaseOf(one, now) === 'open');
    const under = { programme: programme.id, topic: topic?.topic.id ?? 0 };
    const lively = topic ? await livelyComments(ctx, under) : NOTHING_SAID;
    const mapped = await mappedRound(visit, rounds, round && numbers ? { round, numbers } : null);
    const about = pickWithLocale(programme.about, view.lang, programme.source_locale);
    const shared: Shared = {
      path: '/',
      title: programme.name,
      description: pick(programme.tagline, view.lang, programme.source_locale),
      data: (url, image) => ({ '@type': 'WebSite', name: programme.name, url, image, inLanguage: view.lang }),
    };
    return sharedPage(visit, shared, {
      nav: 'home',
      // A new comment under the newest topic changes this page.
      forVisitors: { about: `topic:${under.topic}`, reads: [] },
      width: 'wide',
      ...localTimes(view),
      body: (
        <Front
          programme={programme}
          round={round}
          next={next}
          numbers={numbers}
          mapped={mapped}
          hasRounds={rounds.length > 1}
          topic={topic}
          chat={nextChat(programme, now)}
          lively={lively.comments}
          comments={lively.count}
          news={news.map((one) =>
            Object.assign(pageWords(one, view, programme.source_locale), {
              slug: one.slug,
              day: one.publishedAt,
            }),
          )}
          about={{ html: aboutHtml(about.text), locale: about.locale }}
          tells={isOpen ? null : await tellsOf(visit)}
          now={now}
          path={visit.path}
        />
      ),
    });
  }),
];

/** The round that a visitor comes for: one that takes applications, else one that will, else one under way, else the last. */
function roundInHand(rounds: readonly Round[], now: Date): Round | null {
  const inPhase = (...phases: string[]) =>
    rounds
      .filter((round) => phases.includes(phaseOf(round, now)))
      .sort((a, b) => a.dates.opens.dueAt.getTime() - b.dates.opens.dueAt.getTime());
  return (
    inPhase('open')[0] ??
    inPhase('planned')[0] ??
    inPhase('closed', 'matching', 'running').at(-1) ??
    inPhase('ended').at(-1) ??
    rounds[0] ??
    null
  );
}

const rendered = new Map<string, string>();

/** The description is the same for everybody, so its Markdown is rendered once. */
function aboutHtml(source: string): string {
  let html = rendered.get(source);
  if (html === undefined) {
    if (rendered.size > 200) rendered.clear();
    html = renderMarkdown(source);
    rendered.set(source, html);
  }
  return html;
}
