import { pick } from '../../../lib/text/texts.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { CalendarDay, Of, ShortDay, ShortTime, Table, useView } from '../../../ui/index.ts';
import { stateOfGuest } from './topicParts.tsx';
import { planStateOf } from './state.ts';
import type { DeskProps } from './plan.tsx';

/** The topics in their order, each with its day, its writer and its state. */
export function Calendar({ plan, guests, mornings, now, round, path, source }: DeskProps & { round: Round }) {
  const view = useView();
  const { t, lang } = view;
  return (
    <Table
      caption={t('topics.desk.plan-caption')}
      hideCaption
      rows={plan}
      rowKey={(row) => row.topic.id}
      inTwoLines
      empty={t('topics.desk.plan-empty')}
      columns={[
        {
          key: 'topic',
          label: t('topics.edit.title'),
          header: true,
          cell: ({ topic }) => (
            <a href={path(`/workbench/rounds/${round.number}/topics/${topic.id}`)}>
              {pick(topic.title, lang, topic.source_locale)}
              <Of>{roundName(round, view, source)}</Of>
            </a>
          ),
        },
        { key: 'state', label: t('topics.state'), cell: (row) => t(`topics.state.${planStateOf(row, now)}`) },
        {
          key: 'writer',
          label: t('topics.writer'),
          cell: ({ writerName, draftDue }) => (
            <>
              <bdi>{writerName ?? '–'}</bdi>
              {draftDue ? (
                <>
                  {' · '}
                  <CalendarDay day={draftDue} now={now} />
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'public',
          label: t('topics.desk.public'),
          cell: ({ dueAt }) => <ShortTime at={dueAt} now={now} />,
        },
        {
          key: 'mails',
          label: t('topics.desk.mails'),
          spare: true,
          cell: (row) => {
            const when = mornings(row);
            return when ? (
              <>
                <ShortTime at={when.first.at} now={now} /> – <ShortTime at={when.last.at} now={now} />
              </>
            ) : null;
          },
        },
        {
          key: 'guests',
          label: t('topics.guests'),
          cell: ({ topic }) => {
            const posts = guests.filter((post) => post.topic_id === topic.id);
            if (posts.length === 0) return null;
            return posts.map((post) => (
              <div key={post.id}>
                <a href={path(`/workbench/topics/${topic.id}/guests/${post.id}`)}>
                  <bdi>{post.author || t('discussion.former')}</bdi>
                </a>
                {' · '}
                <ShortDay at={post.due_at} now={now} />
                {post.approved_at ? null : ` · ${t(stateOfGuest(post))}`}
              </div>
            ));
          },
        },
      ]}
    />
  );
}
