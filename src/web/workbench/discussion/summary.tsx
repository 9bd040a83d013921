import { pick } from '../../../lib/text/texts.ts';
import { discussionOf, summaryOf } from '../../../rooms/discussion/index.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import { Button, FormActions, Heading } from '../../../ui/index.ts';
import { drawComments } from '../../discussion/drawComments.ts';
import { SummaryForm } from '../../discussion/summaryForm.tsx';
import type { ReturnedSummary } from '../../discussion/summaryForm.tsx';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';

/** Comments shown below the form at a time: two thousand would take a slow phone half a minute. */
const SHOWN = 500;
const FORM = 'sum-up';

/**
 * The form in which a volunteer sums up a discussion, with the discussion below. With very many comments a button of the form brings the
 * next, and keeps the typed words.
 */
export async function summaryPage(
  visit: ProgrammeVisit,
  topic: Topic,
  returned?: ReturnedSummary,
  page = 1,
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const summary = await summaryOf(ctx, programme.id, topic.id);
  const own = visit.path(`/topics/${topic.slug}`);
  const { comments, pages } = await discussionOf(ctx, {
    programme: programme.id,
    topic: topic.id,
    order: 'question',
    page,
    size: SHOWN,
  });
  // There are fewer comments now than when the button was pressed.
  if (comments.length === 0 && page > 1) return summaryPage(visit, topic, returned);
  const action = visit.path(`/workbench/discussion/summaries/${topic.id}`);
  const to = (one: number, words: string) => (
    <Button kind="quiet" form={FORM} action={`${action}#comments`} name="to" value={String(one)}>
      {words}
    </Button>
  );
  const pictures = visit.path('/discussion/pictures/');
  const html = drawComments(view, comments, {
    path: own,
    pictures,
    now: ctx.clock.now(),
    still: true,
    level: 2,
  });
  return {
    title: t('moderation.summary'),
    workbench: 'discussion',
    status: returned?.error === undefined ? 200 : 422,
    body: (
      <>
        <Heading
          eyebrow={<a href={own}>{pick(topic.title, lang, topic.source_locale)}</a>}
          lead={t('moderation.summary-lead')}
        >
          {t('moderation.summary')}
        </Heading>
        <SummaryForm
          id={FORM}
          action={action}
          hidden={{ page: page > 1 ? String(page) : undefined }}
          before={summary}
          returned={returned}
          locale={lang}
          locales={programme.locales}
        />
        <div id="comments" dangerouslySetInnerHTML={{ __html: html }} />
        {pages > 1 ? (
          <FormActions>
            {page > 1 ? to(page - 1, t('moderation.summary-before')) : null}
            {page < pages ? to(page + 1, t('moderation.summary-next')) : null}
          </FormActions>
        ) : null}
      </>
    ),
  };
}
