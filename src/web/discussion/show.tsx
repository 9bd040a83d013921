import { ORDERS, discussionOf, isFollowing, summaryOf } from '../../rooms/discussion/index.ts';
import type { Order } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { questionsIn, readIn } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { renderPart } from '../../ui/index.ts';
import { drawStamp } from '../stamp.ts';
import { pageNumber } from '../pageNumber.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { drawComments } from './draw.ts';
import { emptyDraft, freshDraft } from './draft.ts';
import { Discussion, Joining } from './section.tsx';
import { writerOf } from './writer.ts';

/** The discussion of a topic as this visitor sees it, for the topic's page; how many comments there are, and which page of them this is. */
export async function discussionSection(visit: ProgrammeVisit, topic: Topic) {
  const { ctx, programme, view, url } = visit;
  const writer = await writerOf(visit);
  const asked = url.searchParams.get('order');
  const order: Order = ORDERS.find((one) => one === asked) ?? 'newest';
  const all = url.searchParams.get('page') === 'all';
  const own = visit.path(`/topics/${topic.slug}`);
  const place = { programme: programme.id, topic: topic.id, order, all, viewer: writer?.id ?? null };
  let page = all ? 1 : pageNumber(url);
  let found = await discussionOf(ctx, { ...place, page });
  // A link to a page there is no more leads to the first.
  if (found.comments.length === 0 && page > 1)
    found = await discussionOf(ctx, { ...place, page: (page = 1) });
  const section = (
    <Discussion
      own={own}
      path={visit.path}
      html={drawComments(view, found.comments, {
        path: own,
        pictures: visit.path('/discussion/pictures/'),
        now: ctx.clock.now(),
      })}
      now={ctx.clock.now()}
      total={found.total}
      page={page}
      pages={found.pages}
      order={order}
      summary={await summaryOf(ctx, programme.id, topic.id)}
      isKnown={writer !== null}
      joining={writer ? await forWriter(visit, topic, own, writer) : forStrangers(visit, topic, own)}
    />
  );
  // Another order has the same comments on other pages: those are not pages to be found by.
  return { section, total: found.total, number: order === 'newest' && !all ? page : 1 };
}

async function forWriter(visit: ProgrammeVisit, topic: Topic, own: string, writer: Person) {
  const { ctx, programme, path } = visit;
  const follows = await isFollowing(ctx, { programme: programme.id, topic: topic.id, person: writer.id });
  const draft = await freshDraft(visit, writer);
  return <Joining {...{ own, path, writer, follows, draft }} questions={asked(visit, topic)} />;
}

const asked = ({ view }: ProgrammeVisit, topic: Topic) => questionsIn(topic, readIn(topic, view.lang));

const MOST_KEPT = 200;
const drawn = new Map<string, readonly [before: string, after: string]>();

/** For everybody who is not known the form is the same but for its stamp: drawn once, which saves a sixth of the page's time. */
function forStrangers(visit: ProgrammeVisit, topic: Topic, own: string) {
  const { ctx, programme, path, view } = visit;
  const questions = asked(visit, topic);
  const key = `${view.lang} ${own} ${JSON.stringify(questions)}`;
  let kept = drawn.get(key);
  if (!kept) {
    const props = { own, path, questions, writer: null, follows: false };
    const html = renderPart(view, <Joining {...props} draft={emptyDraft({ stamp: 'STAMP' })} />);
    const [before = '', after = ''] = html.split('STAMP');
    kept = [before, after];
    if (drawn.size >= MOST_KEPT) drawn.clear();
    drawn.set(key, kept);
  }
  const stamp = drawStamp(ctx, 'comment-form', programme.id);
  return <div dangerouslySetInnerHTML={{ __html: kept[0] + stamp + kept[1] }} />;
}
