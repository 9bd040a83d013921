import { languageName } from '../../../../lib/world/languages.ts';
import { pick } from '../../../../lib/text/texts.ts';
import { roundName, roundSaid } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import type { LibraryTopic } from '../../../../rooms/topics/index.ts';
import { Bdi, CalendarDay, LocalTime, Of, PostButton, ShortDay } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { listAsIs } from '../../list/back.ts';
import type { ListColumn } from '../../list/description.ts';
import { carriedQuery } from './carried.ts';

/**
 * The columns of the list of all topics. They tell how each topic was used, and offer topics outside the plan of the round in hand for it.
 */
export function topicColumns(
  visit: ProgrammeVisit,
  round: Round | null,
  isPlanned: (topic: number) => boolean,
): ListColumn<LibraryTopic>[] {
  const { view, path, programme, ctx } = visit;
  const { t, lang } = view;
  const query = carriedQuery(visit);
  const titleOf = ({ topic }: LibraryTopic): string => pick(topic.title, lang, topic.source_locale);
  return [
    {
      key: 'title',
      label: t('topics.edit.title'),
      header: true,
      line: true,
      sort: 'rising',
      cell: (row) => (
        <a href={path(`/workbench/topics/${row.topic.id}${query}`)}>
          <Bdi>{titleOf(row)}</Bdi>
        </a>
      ),
      taken: titleOf,
    },
    {
      key: 'languages',
      label: t('topics.desk.languages'),
      cell: ({ topic }) =>
        Object.keys(topic.essay as object).map((locale, place) => (
          <>
            {place > 0 ? ' · ' : null}
            <abbr title={languageName(lang, locale)} dir="ltr">
              {locale}
            </abbr>
          </>
        )),
      taken: ({ topic }) => Object.keys(topic.essay as object).join('; '),
    },
    {
      key: 'author',
      label: t('topics.edit.author'),
      upper: true,
      sort: 'rising',
      cell: ({ topic }) => <Bdi>{topic.author}</Bdi>,
      taken: ({ topic }) => topic.author,
    },
    {
      key: 'history',
      label: t('topics.desk.history'),
      wide: true,
      cell: (row) => <History row={row} title={titleOf(row)} visit={visit} />,
    },
    {
      key: 'written',
      label: t('topics.desk.written'),
      extra: true,
      sort: 'falling',
      whole: true,
      cell: ({ topic }) => <ShortDay at={topic.created_at} now={ctx.clock.now()} />,
      taken: ({ topic }) => topic.created_at.toISOString(),
    },
    {
      key: 'acts',
      label: t('moderation.act'),
      cell: (row) =>
        round && !isPlanned(row.topic.id) ? (
          <PostButton
            action={path(`/workbench/rounds/${round.number}/topics`)}
            hidden={{ topic: String(row.topic.id), ...listAsIs(visit) }}
          >
            {t(row.uses.length > 0 ? 'topics.desk.again' : 'topics.desk.use', {
              round: roundSaid(round, view, programme.source_locale),
            })}
            <Of>{titleOf(row)}</Of>
          </PostButton>
        ) : null,
      taken: null,
    },
  ];
}

/** The topic's own day of publication, and each round that used the topic. */
function History({
  row: { topic, uses },
  title,
  visit: { view, path, programme, ctx },
}: {
  row: LibraryTopic;
  title: string;
  visit: ProgrammeVisit;
}) {
  const { t } = view;
  return (
    <>
      {topic.public_from === null ? null : (
        <span>
          {view.rich('ui.labelled', {
            label: t('topics.desk.public'),
            value: <LocalTime at={topic.public_from} bare />,
          })}
        </span>
      )}
      {uses.map((use, place) => (
        <span key={use.round}>
          {place > 0 || topic.public_from !== null ? ' · ' : null}
          {view.rich('ui.labelled', {
            label: roundName(use, view, programme.source_locale),
            value: <CalendarDay day={use.day} now={ctx.clock.now()} />,
          })}
          {use.mails > 0 ? `, ${t('topics.desk.mails-sent', { count: use.mails })}` : null}
          {use.isPublic ? (
            <>
              {', '}
              <a href={path(`/topics/${topic.slug}`)}>
                {t('topics.state.public')}
                <Of>{`${title} · ${roundName(use, view, programme.source_locale)}`}</Of>
              </a>
            </>
          ) : null}
        </span>
      ))}
    </>
  );
}
