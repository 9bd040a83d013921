import { ORDERS, discussionOf, isFollowing, summaryOf } from '../../rooms/discussion/index.ts';
import type { Order } from '../../rooms/discussion/index.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { pageNumber } from '../pageNumber.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { drawComments } from './draw.ts';
import { freshDraft } from './draft.ts';
import { Discussion } from './section.tsx';
import { writerOf } from './writer.ts';

/** The discussion of a topic as this visitor sees it, for the topic's page. */
export async function discussionSection(visit: ProgrammeVisit, topic: Topic) {
  const { ctx, programme, view, url } = visit;
  const writer = await writerOf(visit);
  const asked = url.searchParams.get('order');
  const order: Order = ORDERS.find((one) => one === asked) ?? 'newest';
  const all = url.searchParams.get('page') === 'all';
  const page = all ? 1 : pageNumber(url);
  const own = visit.path(`/topics/${topic.slug}`);
  const found = await discussionOf(ctx, {
    programme: programme.id,
    topic: topic.id,
    order,
    page,
    all,
    viewer: writer?.id ?? null,
  });
  const place = { programme: programme.id, topic: topic.id };
  return (
    <Discussion
      own={own}
      path={visit.path}
      html={drawComments(view, found.comments, { path: own, pictures: visit.path('/pictures/') })}
      total={found.total}
      page={page}
      pages={found.pages}
      order={order}
      summary={await summaryOf(ctx, programme.id, topic.id)}
      writer={writer}
      follows={writer !== null && (await isFollowing(ctx, { ...place, person: writer.id }))}
      questions={topic.questions.length}
      draft={await freshDraft(visit, writer)}
    />
  );
}
