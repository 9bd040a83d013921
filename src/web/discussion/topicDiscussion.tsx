import { randomUUID } from 'node:crypto';
import { keeper } from '../../lib/keeper.ts';
import {
  MOST_ON_A_PAGE,
  ORDERS,
  commenterUnder,
  discussionOf,
  summaryOf,
} from '../../rooms/discussion/index.ts';
import type { Order } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { questionsIn, languageShown } from '../../rooms/topics/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { drawnBefore, renderPart } from '../../ui/index.ts';
import { escape } from '../frame/pageInFrame.tsx';
import { drawStamp } from '../frame/stamp.ts';
import { pageNumber } from '../frame/pageNumber.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { drawComments } from './drawComments.ts';
import { draftOf, emptyDraft } from './draft.ts';
import type { CommentDraft } from './form.tsx';
import { Discussion, Joining } from './section.tsx';
import { writerOf } from './writer.ts';

/**
 * The discussion of a topic as this visitor sees it, for the topic's page. Also tells how many comments there are, and which page this is.
 */
export async function discussionSection(visit: ProgrammeVisit, topic: Topic) {
  const { ctx, programme, view, url } = visit;
  const writer = await writerOf(visit);
  const asked = url.searchParams.get('order');
  const order: Order = ORDERS.find((one) => one === asked) ?? 'newest';
  const all = url.searchParams.get('page') === 'all';
  const own = visit.path(`/topics/${topic.slug}`);
  const place = {
    programme: programme.id,
    topic: topic.id,
    order,
    viewer: writer?.id ?? null,
    ...(all ? { size: MOST_ON_A_PAGE } : {}),
  };
  let page = all ? 1 : pageNumber(url);
  let found = await discussionOf(ctx, { ...place, page });
  // A link to a page that does not exist any more leads to the first.
  if (found.comments.length === 0 && page > 1)
    found = await discussionOf(ctx, { ...place, page: (page = 1) });
  const known =
    writer && (await commenterUnder(ctx, { programme: programme.id, topic: topic.id, person: writer.id }));
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
      joining={
        writer && known
          ? await forWriter(visit, topic, own, { writer, known })
          : forStrangers(visit, topic, own)
      }
    />
  );
  // In another order the same comments stand on other pages: search engines need not find those.
  return {
    section,
    total: found.total,
    number: order === 'newest' && !all ? page : 1,
    liked: known ? known.likes : null,
  };
}

async function forWriter(
  visit: ProgrammeVisit,
  topic: Topic,
  own: string,
  { writer, known }: { writer: Person; known: Awaited<ReturnType<typeof commenterUnder>> },
) {
  const { follows } = known;
  const draft = draftOf(visit, writer, known);
  return drawnBefore(joining(visit, { topic, own, writer, follows, draft }));
}

function forStrangers(visit: ProgrammeVisit, topic: Topic, own: string) {
  const draft = emptyDraft({ stamp: drawStamp(visit.ctx, 'comment-form', visit.programme.id) });
  return <div>{drawnBefore(joining(visit, { topic, own, writer: null, follows: false, draft }))}</div>;
}

const drawn = keeper<readonly string[]>(200);
/** Placeholders for the stamp and the writer's name; no text contains them. */
const STAMP = `stamp-${randomUUID()}`;
const NAME = `name-${randomUUID()}`;
const MARKS = new RegExp(`(${STAMP}|${NAME})`);

/** Draws the form once for everybody with the same country (or none), then fills in stamp and name. That makes a page a sixth cheaper. */
function joining(
  { view, path }: ProgrammeVisit,
  of: { topic: Topic; own: string; writer: Person | null; follows: boolean; draft: CommentDraft },
): string {
  const { own, writer, follows, draft } = of;
  const questions = questionsIn(of.topic, languageShown(of.topic, view.lang));
  const marked = { ...draft, stamp: STAMP, name: draft.name === '' ? '' : NAME };
  // The form shows only the country of its writer.
  const key = JSON.stringify([view.lang, own, questions, writer && [writer.country], follows, marked]);
  const pieces = drawn(key, () => {
    const props = { own, path, writer, follows, questions, draft: marked };
    return renderPart(view, <Joining {...props} />).split(MARKS);
  });
  return pieces
    .map((piece) => (piece === STAMP ? draft.stamp : piece === NAME ? escape(draft.name) : piece))
    .join('');
}
