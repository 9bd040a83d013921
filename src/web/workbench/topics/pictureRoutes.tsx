import { PICTURES } from '../../../lib/pictures/limits.ts';
import { LIMITS, changePicture, pictureOf, removePicture } from '../../../rooms/topics/index.ts';
import type { PictureDraft, PictureProblem, Topic } from '../../../rooms/topics/index.ts';
import {
  ErrorSummary,
  Field,
  Form,
  Heading,
  PostButton,
  Submit,
  TextField,
  controlProps,
  refusedPicture,
  useView,
} from '../../../ui/index.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import { pictureAnswer } from '../../topics/pictureAnswer.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { wantedTopic } from './editRoutes.tsx';

/** Room for the fields beside the picture. */
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
    });
    if (!done.ok) return page(visit, topic, draft, done.problems);
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
): Response {
  const title = visit.view.t('topics.picture.title');
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <PicturePage
        own={visit.path(`/workbench/topics/${topic.id}`)}
        topic={topic}
        draft={draft}
        problems={problems}
      />
    ),
  });
}

function PicturePage({
  own,
  topic,
  draft,
  problems,
}: {
  own: string;
  topic: Topic;
  draft: PictureDraft;
  problems: readonly PictureProblem[];
}) {
  const { t } = useView();
  const said = (problem: PictureProblem): string =>
    problem.reason === 'refused' ? refusedPicture(t, problem.refusal) : t(`topics.error.${problem.reason}`);
  const error = (field: PictureProblem['field']): string | undefined => {
    const problem = problems.find((one) => one.field === field);
    return problem && said(problem);
  };
  const upload = {
    name: 'picture',
    label: t('topics.picture.file'),
    help: t('topics.picture.file-help'),
    error: error('picture'),
    required: topic.picture_id === null,
  };
  return (
    <>
      <Heading lead={t('topics.picture.lead')}>{t('topics.picture.title')}</Heading>
      <ErrorSummary
        errors={problems.map((problem) => ({
          name: problem.field,
          label: problem.field === 'picture' ? upload.label : t(`topics.picture.${problem.field}`),
          message: said(problem),
        }))}
      />
      {topic.picture_id === null ? null : (
        <figure class="picture">
          <img src={`${own}/picture/file?v=${topic.picture_id}`} alt={draft.alt} />
        </figure>
      )}
      <Form action={`${own}/picture`} upload>
        <Field {...upload}>
          <input {...controlProps(upload)} type="file" accept="image/jpeg,image/png,image/webp,image/gif" />
        </Field>
        <TextField
          name="alt"
          label={t('topics.picture.alt')}
          help={t('topics.picture.alt-help')}
          required
          value={draft.alt}
          maxLength={LIMITS.alt}
          lang={topic.source_locale}
          error={error('alt')}
        />
        <TextField
          name="author"
          label={t('topics.picture.author')}
          required
          value={draft.author}
          maxLength={LIMITS.author}
          error={error('author')}
        />
        <TextField
          name="licence"
          label={t('topics.picture.licence')}
          help={t('topics.picture.licence-help')}
          required
          value={draft.licence}
          maxLength={LIMITS.licence}
          error={error('licence')}
        />
        <TextField
          type="url"
          name="source"
          label={t('topics.picture.source')}
          value={draft.source}
          maxLength={LIMITS.source}
          error={error('source')}
        />
        <Submit or={{ href: own, label: t('topics.back-to-topic') }}>{t('topics.edit.save')}</Submit>
      </Form>
      {topic.picture_id === null ? null : (
        <PostButton action={`${own}/picture/removal`}>{t('topics.picture.remove')}</PostButton>
      )}
    </>
  );
}
