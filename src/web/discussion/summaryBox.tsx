import type { Summary } from '../../rooms/discussion/index.ts';
import { Prose, WrittenAt, useView } from '../../ui/index.ts';

/** Shows the summary of a discussion or a live chat that a volunteer wrote. */
export function SummaryBox({ summary, now }: { summary: Summary; now: Date }) {
  const { t, rich } = useView();
  return (
    <div class="notice">
      <p class="title">{t('discussion.summary')}</p>
      <Prose html={summary.html} lang={summary.locale} />
      <p class="aside">
        {summary.by ? (
          rich('discussion.summary-by', {
            name: <bdi>{summary.by}</bdi>,
            day: <WrittenAt at={summary.writtenAt} now={now} />,
          })
        ) : (
          <WrittenAt at={summary.writtenAt} now={now} />
        )}
      </p>
    </div>
  );
}
