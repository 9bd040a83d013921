import { pick } from '../../../lib/text/texts.ts';
import { COMMENTS_PER_PAGE, discussionOf, summaryOf } from '../../../rooms/discussion/index.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import { Heading } from '../../../ui/index.ts';
import { drawComments } from '../../discussion/drawComments.ts';
import { SummaryForm } from '../../discussion/summaryForm.tsx';
import type { ReturnedSummary } from '../../discussion/summaryForm.tsx';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';

/** Comments that stand beneath the form: two thousand would take a slow phone half a minute. */
const SHOWN = 500;

/** The form in which a volunteer sums up a discussion, with the discussion beneath. */
export async function summaryPage(
  visit: ProgrammeVisit,
  topic: Topic,
  returned?: ReturnedSummary,
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const summary = await summaryOf(ctx, programme.id, topic.id);
  const own = visit.path(`/topics/${topic.slug}`);
  const { comments, pages } = await discussionOf(ctx, {
    programme: programme.id,
    topic: topic.id,
    order: 'question',
    page: 1,
    size: SHOWN,
  });
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
    status: returned ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={<a href={own}>{pick(topic.title, lang, topic.source_locale)}</a>}
          lead={t('moderation.summary-lead')}
        >
          {t('moderation.summary')}
        </Heading>
        <SummaryForm
          action={visit.path(`/workbench/discussion/summaries/${topic.id}`)}
          before={summary}
          returned={returned}
          locale={lang}
          locales={programme.locales}
        />
        <div dangerouslySetInnerHTML={{ __html: html }} />
        {pages > 1 ? (
          <p>
            <a href={`${own}?order=question&page=${SHOWN / COMMENTS_PER_PAGE + 1}#discussion`}>
              {t('moderation.summary-rest')}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}
