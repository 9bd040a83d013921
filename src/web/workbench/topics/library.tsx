import { listed } from '../../../i18n/intl.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { pick } from '../../../lib/text/texts.ts';
import { roundName, roundSaid } from '../../../rooms/programmes/index.ts';
import { CalendarDay, LocalTime, Of, PostButton, Table, useView } from '../../../ui/index.ts';
import { LibraryForm } from '../../topics/list.tsx';
import type { DeskProps } from './plan.tsx';

/** Every topic of every round with what became of it, to search and to use again. */
export function Library({ library, search, round, rounds, plan, source, path }: DeskProps) {
  const view = useView();
  const { t, lang } = view;
  return (
    <section aria-labelledby="library">
      <h2 id="library">{t('topics.desk.library')}</h2>
      <LibraryForm action={path('/workbench/topics')} rounds={rounds} search={search} source={source} />
      <Table
        caption={t('topics.desk.library')}
        hideCaption
        rows={library}
        rowKey={({ topic }) => topic.id}
        empty={
          search.query || search.round ? t('topics.found', { count: 0 }) : t('topics.desk.library-empty')
        }
        columns={[
          {
            key: 'title',
            label: t('topics.edit.title'),
            header: true,
            cell: ({ topic }) => (
              <a href={path(`/workbench/topics/${topic.id}`)}>
                {pick(topic.title, lang, topic.source_locale)}
              </a>
            ),
          },
          {
            key: 'languages',
            label: t('topics.desk.languages'),
            cell: ({ topic }) =>
              listed(
                lang,
                Object.keys(topic.essay).map((locale) => languageName(lang, locale)),
              ),
          },
          { key: 'author', label: t('topics.edit.author'), cell: ({ topic }) => <bdi>{topic.author}</bdi> },
          {
            key: 'history',
            label: t('topics.desk.history'),
            cell: ({ topic, uses }) => (
              <>
                {topic.public_from === null ? null : (
                  <div>
                    {view.rich('ui.labelled', {
                      label: t('topics.desk.public'),
                      value: <LocalTime at={topic.public_from} bare />,
                    })}
                  </div>
                )}
                {uses.map((use) => (
                  <div key={use.round}>
                    {view.rich('ui.labelled', {
                      label: roundName(use, view, source),
                      value: <CalendarDay day={use.day} />,
                    })}
                    {use.mails > 0 ? `, ${t('topics.desk.mails-sent', { count: use.mails })}` : null}
                    {use.isPublic ? (
                      <>
                        {', '}
                        <a href={path(`/topics/${topic.slug}`)}>
                          {t('topics.state.public')}
                          <Of>{`${pick(topic.title, lang, topic.source_locale)} · ${roundName(use, view, source)}`}</Of>
                        </a>
                      </>
                    ) : null}
                  </div>
                ))}
                {round && !plan.some((planned) => planned.topic.id === topic.id) ? (
                  <PostButton
                    action={path(`/workbench/rounds/${round.number}/topics`)}
                    hidden={{ topic: String(topic.id) }}
                  >
                    {t(uses.length > 0 ? 'topics.desk.again' : 'topics.desk.use', {
                      round: roundSaid(round, view, source),
                    })}
                    <Of>{pick(topic.title, lang, topic.source_locale)}</Of>
                  </PostButton>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
