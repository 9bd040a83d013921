import { eventsOf } from '../../../rooms/log/index.ts';
import type { LoggedEvent } from '../../../rooms/log/index.ts';
import { Bdi, DefinitionList, Heading, LocalTime, PostButton } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Beside } from '../list/beside.tsx';
import { besideEvent } from './beside.ts';
import { lineOf, momentOf } from './line.ts';
import { aboutIn } from './narrowed.ts';
import { sightOf } from './sight.ts';
import { subjectNames } from './subjects.ts';
import type { Named } from './subjects.ts';
import { Actor, EventWords, mayUndo, eventWords } from './eventWords.tsx';

/** One event of the log: who did what and when, what it undid, and its own undo; beside the log from which the reader came. */
export async function eventPage(visit: ProgrammeVisit, id: number): Promise<Response> {
  const { ctx, programme, view, path } = visit;
  const { t } = view;
  const { rows } = await eventsOf(ctx, programme.id, sightOf(visit), { id });
  const [event] = rows;
  if (!event) return visit.notFound();
  const beside = await besideEvent(visit, event);
  const left = leftIn(event).map((subject) => ({ subject }));
  const names = await subjectNames(visit, [
    event,
    ...left,
    ...(beside?.before ?? []),
    ...(beside?.after ?? []),
  ]);
  const called = (one: LoggedEvent): string => eventWords(visit, one, names(one.subject));
  const log = path('/workbench/log');
  const page = (
    <>
      <Heading eyebrow={<a href={beside?.list ?? log}>{t('workbench.desk.log')}</a>}>{called(event)}</Heading>
      <DefinitionList
        items={[
          {
            key: 'who',
            term: t('log.who'),
            value: <Actor event={event} view={view} href={(person) => `${log}?person=${person}`} />,
          },
          { key: 'when', term: t('log.when'), value: <LocalTime at={event.at} year /> },
          {
            key: 'what',
            term: t('log.what'),
            value: <EventWords visit={visit} event={event} subject={names(event.subject)} />,
          },
          ...stayed(visit, event, names),
          ...(event.undoes === null
            ? []
            : [
                {
                  key: 'undoes',
                  term: t('log.takes-back'),
                  value: <a href={`${log}/${event.undoes}`}>{t('log.earlier')}</a>,
                },
              ]),
        ]}
      />
      <p>
        <a href={`${log}?about=${aboutIn(event.subject)}`}>{t('log.same-thing')}</a>
      </p>
      {event.undone ? (
        <p>{t('log.undone')}</p>
      ) : mayUndo(visit, event) ? (
        <PostButton
          action={`${log}/${event.id}/undoing`}
          hidden={{ back: beside?.list.split('?')[1] ?? '' }}
          kind="main"
        >
          {t('log.undo')}
        </PostButton>
      ) : null}
    </>
  );
  const row = (one: LoggedEvent) => ({
    id: one.id,
    name: lineOf(visit, one, names(one.subject)),
    state: momentOf(visit, one),
  });
  return visit.page({
    title: called(event),
    workbench: 'log',
    body: beside ? (
      <Beside name={t('workbench.desk.log')} beside={beside} here={row(event)} rowOf={row}>
        {page}
      </Beside>
    ) : (
      page
    ),
  });
}

/** Applications that the undo of an import left as they are. */
const leftIn = ({ kind, data }: LoggedEvent): Named[] =>
  kind === 'import-undone' && 'left' in data && Array.isArray(data.left)
    ? data.left.map((id) => ({ kind: 'application', id: Number(id) }))
    : [];

/** Names these applications for the volunteer who undid the import. */
function stayed(
  { view: { t }, path }: ProgrammeVisit,
  event: LoggedEvent,
  names: (subject: Named) => string,
) {
  const left = leftIn(event);
  if (left.length === 0) return [];
  return [
    {
      key: 'left',
      term: t('log.import-left'),
      value: left.map((subject, at) => (
        <>
          {at > 0 ? ' · ' : null}
          <a href={path(`/workbench/applications/${subject.id}`)}>
            <Bdi>{names(subject) || `${subject.id}`}</Bdi>
          </a>
        </>
      )),
    },
  ];
}
