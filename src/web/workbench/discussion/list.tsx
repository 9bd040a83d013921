import { beginning } from '../../../lib/text/beginning.ts';
import { pageAt, placeIn, placeQuery } from '../../../lib/placeInList.ts';
import { pick } from '../../../lib/text/texts.ts';
import { QUEUES, deskQueue, queueCounts } from '../../../rooms/discussion/index.ts';
import type { DeskComment } from '../../../rooms/discussion/index.ts';
import {
  Along,
  Bdi,
  Details,
  Empty,
  Form,
  Heading,
  LocalTime,
  Of,
  PagesNav,
  PostButton,
  Prose,
  Submit,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import { howMany } from '../howMany.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';

/** The comments that wait for a moderator, each with all that can be done about it, one click where one click will do. */
export async function deskPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const queue = QUEUES.find((one) => one === url.searchParams.get('queue')) ?? 'held';
  const counts = await queueCounts(ctx, programme.id);
  const cut = await pageAt(placeIn(url), (place) => deskQueue(ctx, programme.id, queue, place));
  const own = visit.path('/workbench/discussion');
  return {
    title: t('workbench.desk.discussion'),
    workbench: 'discussion',
    body: (
      <>
        <Heading lead={t('moderation.lead')}>{t('workbench.desk.discussion')}</Heading>
        <PagesNav label={t('moderation.queues')}>
          {QUEUES.map((one) => (
            <a key={one} href={`${own}?queue=${one}`} aria-current={one === queue ? 'true' : undefined}>
              {t(`moderation.queue.${one}`, { count: howMany(view, counts[one]) })}
            </a>
          ))}
          <a href={`${own}/writers`}>{t('moderation.writers')}</a>
        </PagesNav>
        {cut.rows.length === 0 ? <Empty>{t('moderation.none')}</Empty> : null}
        {cut.rows.map((comment) => (
          <Held key={comment.id} comment={comment} path={visit.path} />
        ))}
        <Along
          cut={cut}
          isFirst={cut.isFirst}
          href={(to) => `${own}?${new URLSearchParams({ queue, ...placeQuery(to) })}`}
        />
      </>
    ),
  };
}

/** Characters of a comment that tell it from another of the same writer. */
const BEGINS = 40;

function Held({ comment, path }: { comment: DeskComment; path: (path: string) => string }) {
  const { t, lang } = useView();
  const own = path(`/workbench/discussion/${comment.id}`);
  return (
    <article aria-labelledby={`w${comment.id}`}>
      <h2 id={`w${comment.id}`}>
        <a href={own}>
          <Bdi>{comment.name || t('discussion.former')}</Bdi>
          <Of>{beginning(comment.html, BEGINS)}</Of>
        </a>
      </h2>
      <p class="aside">
        <LocalTime at={comment.written_at} bare /> ·{' '}
        <a href={path(`/topics/${comment.slug}`)} dir="auto">
          {pick(comment.title, lang, comment.source_locale)}
        </a>
        {comment.held_for.map((why) => ` · ${t(`moderation.why.${why}`)}`)}
      </p>
      {comment.reports.map((report, index) => (
        <p key={index}>
          <b>{t('moderation.reported')}</b> <bdi>{report.reason}</bdi>
        </p>
      ))}
      <Prose html={comment.html} />
      <Acts comment={comment} own={own} />
    </article>
  );
}

/** Approve in one click; the rest asks for a reason, which the writer is told. */
export function Acts({
  comment,
  own,
  values = {},
  errors = {},
}: {
  comment: DeskComment;
  own: string;
  values?: Partial<Record<'reason' | 'ban', string>>;
  errors?: Partial<Record<'reason' | 'ban', string>>;
}) {
  const { t } = useView();
  if (comment.state === 'withdrawn') return null;
  const label = comment.name || t('discussion.former');
  const of = <Of>{t('ui.labelled', { label, value: beginning(comment.html, BEGINS) })}</Of>;
  return (
    <>
      {comment.state !== 'shown' || comment.reports.length > 0 ? (
        <PostButton
          action={`${own}/approval`}
          kind="main"
          hidden={{ seen: String(comment.edited_at?.getTime() ?? 0) }}
        >
          {t(comment.state === 'shown' ? 'moderation.keep' : 'moderation.approve')}
          {of}
        </PostButton>
      ) : null}
      {comment.state === 'hidden' ? null : (
        <Details
          summary={
            <>
              {t('moderation.hide')}
              {of}
            </>
          }
          open={errors.reason !== undefined}
        >
          <Form action={`${own}/hiding`}>
            <TextArea
              name={`reason-${comment.id}`}
              label={t('moderation.reason')}
              help={t('moderation.reason-help')}
              required
              rows={2}
              value={values.reason ?? ''}
              error={errors.reason}
            />
            <Submit kind="grave">
              {t('moderation.hide')}
              {of}
            </Submit>
          </Form>
        </Details>
      )}
    </>
  );
}
