import { LIMITS } from '../../../rooms/topics/index.ts';
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
import { Overtaken } from '../../frame/overtaken.tsx';

const PARTS = ['alt', 'author', 'licence', 'source'] as const;

export function PicturePage({
  own,
  topic,
  draft,
  problems,
  base,
  overtaken,
}: {
  own: string;
  topic: Topic;
  draft: PictureDraft;
  problems: readonly PictureProblem[];
  base: string;
  /** The words that somebody else saved meanwhile, and whether a picture was chosen in this form. */
  overtaken: { now: PictureDraft; isNew: boolean } | undefined;
}) {
  const { t } = useView();
  const said = (problem: PictureProblem): string =>
    problem.reason === 'refused' ? refusedPicture(t, problem.refusal) : t(`topics.error.${problem.reason}`);
  const error = (part: PictureProblem['part']): string | undefined => {
    const problem = problems.find((one) => one.part === part);
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
          name: problem.part,
          label: problem.part === 'picture' ? upload.label : t(`topics.picture.${problem.part}`),
          message: said(problem),
        }))}
      />
      {overtaken ? (
        <>
          <Overtaken
            fields={PARTS.map((part) => ({
              key: part,
              label: t(`topics.picture.${part}`),
              now: overtaken.now[part],
              mine: draft[part],
            }))}
          />
          {overtaken.isNew ? <p>{t('topics.picture.again')}</p> : null}
        </>
      ) : null}
      {topic.picture_id === null ? null : (
        <figure class="picture">
          <img src={`${own}/picture/file?v=${topic.picture_id}`} alt={draft.alt} />
        </figure>
      )}
      <Form action={`${own}/picture`} hidden={{ base }} upload>
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
