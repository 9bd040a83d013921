import { PICTURES } from '../../../lib/pictures/limits.ts';
import { changePicture, pictureOf, pictureVersion, removePicture } from '../../../rooms/topics/index.ts';
import type { PictureDraft, PictureProblem, Topic } from '../../../rooms/topics/index.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import { pictureAnswer } from '../../topics/pictureAnswer.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { wantedTopic } from './editRoutes.tsx';
import { PicturePage } from './picturePage.tsx';

/** The most octets of the fields beside the picture. */
const FIELDS = 64 * 1024;

export const topicPictureRoutes: Route[] = [
  get('/workbench/topics/:id/picture', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    return topic ? page(visit, topic, draftOf(topic), []) : visit.notFound();
  }),
  post('/workbench/topics/:id/picture', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const { form, file } = await visit.upload(PICTURES.bytes + FIELDS);
    const draft: PictureDraft = {
      alt: form.get('alt') ?? '',
      author: form.get('author') ?? '',
      source: form.get('source') ?? '',
      licence: form.get('licence') ?? '',
    };
    const done = await changePicture(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      topic: topic.id,
      draft,
      bytes: file('picture'),
      base: form.get('base') ?? undefined,
    });
    if (!done.ok && done.isOvertaken) {
      const now = (await wantedTopic(visit)) ?? topic;
      return page(visit, now, draft, [], { isNew: file('picture') !== null });
    }
    if (!done.ok) return page(visit, topic, draft, done.problems, { base: form.get('base') ?? undefined });
    return visit.redirect(visit.path(`/workbench/topics/${topic.id}/picture`), 'saved');
  }),
  post('/workbench/topics/:id/picture/removal', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    await removePicture(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      topic: topic.id,
    });
    return visit.redirect(visit.path(`/workbench/topics/${topic.id}`), 'saved');
  }),
  get('/workbench/topics/:id/picture/file', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    const file = topic && (await pictureOf(visit.ctx, topic));
    return (file && pictureAnswer(file)) ?? visit.notFound();
  }),
];

function draftOf(topic: Topic): PictureDraft {
  return {
    alt: topic.picture_alt[topic.source_locale] ?? '',
    author: topic.picture_author,
    source: topic.picture_source,
    licence: topic.picture_licence,
  };
}

function page(
  visit: ProgrammeVisit,
  topic: Topic,
  draft: PictureDraft,
  problems: readonly PictureProblem[],
  /** `isNew` says that a picture was chosen, when somebody else saved meanwhile. */
  { base, isNew }: { base?: string | undefined; isNew?: boolean } = {},
): Response {
  const title = visit.view.t('topics.picture.title');
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 || isNew !== undefined ? 422 : 200,
    body: (
      <PicturePage
        own={visit.path(`/workbench/topics/${topic.id}`)}
        topic={topic}
        draft={draft}
        problems={problems}
        base={base ?? pictureVersion(topic)}
        overtaken={isNew === undefined ? undefined : { now: draftOf(topic), isNew }}
      />
    ),
  });
}
