import type { EventData, EventKind } from '../../../rooms/kinds.ts';
import type { LoggedEvent } from '../../../rooms/log/index.ts';
import { eventsOf, kindsInLog } from '../../../rooms/log/index.ts';
import { placeIn, placeQuery } from '../../../lib/placeInList.ts';
import type { Place } from '../../../lib/placeInList.ts';
import { isolate } from '../../../i18n/translate.ts';
import {
  Along,
  Button,
  Empty,
  Form,
  FormActions,
  Heading,
  LocalTime,
  Of,
  PostButton,
  Select,
} from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { isFor } from '../../request/admit.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { readers } from '../applications/scope.ts';
import { roleName } from '../people/roleName.ts';
import { sightOf } from './sight.ts';
import { subjectNames } from './subjects.ts';

/** The log in plain words, with who and when; an event that can be undone has its button. */
export async function logPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const number = (name: string): number | undefined => {
    const text = url.searchParams.get(name) ?? '';
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  };
  const sight = sightOf(visit);
  const asked = url.searchParams.get('kind') ?? '';
  const person = number('person');
  const place = placeIn(url);
  const everyKind = kindsInLog(ctx, programme.id, sight);
  const filterOf = async () => ({ kind: (await everyKind).includes(asked) ? asked : undefined, person });
  const filter = asked ? await filterOf() : { kind: undefined, person };
  // Both ask who may see what, which takes the database longer to plan than to do: side by side.
  const [kinds, cut] = await Promise.all([
    everyKind,
    eventsOf(ctx, programme.id, sight, { ...filter, place }),
  ]);
  const events = cut.rows;
  const names = await subjectNames(visit, events);
  const href = (to: { place?: Place | null; person?: number }): string => {
    const query = new URLSearchParams(placeQuery(to.place ?? null));
    if (filter.kind) query.set('kind', filter.kind);
    const person = to.person ?? filter.person;
    if (person !== undefined) query.set('person', String(person));
    return visit.path(`/workbench/log?${query}`);
  };
  return {
    title: t('workbench.desk.log'),
    workbench: 'log',
    body: (
      <>
        <Heading lead={t('log.lead')}>{t('workbench.desk.log')}</Heading>
        <Form
          action={visit.path('/workbench/log')}
          method="get"
          hidden={{ person: filter.person === undefined ? undefined : String(filter.person) }}
        >
          <Select
            name="kind"
            label={t('log.kind')}
            value={filter.kind}
            options={kinds.map((kind) => ({ value: kind, label: bare(view, kind) }))}
          />
          <FormActions>
            <Button kind="quiet">{t('log.show')}</Button>
            {filter.kind || filter.person !== undefined ? (
              <a href={visit.path('/workbench/log')}>{t('log.all')}</a>
            ) : null}
          </FormActions>
        </Form>
        {events.length === 0 ? <Empty>{t('log.nothing')}</Empty> : null}
        <ul class="log">
          {events.map((event) => (
            <li key={event.id}>
              <p>
                <Actor event={event} view={view} href={(person) => href({ person })} />{' '}
                <Words visit={visit} event={event} subject={names(event.subject)} />
                {event.undoes === null ? null : ` (${t('log.undoes')})`}
                <br />
                <LocalTime at={event.at} year bare />
              </p>
              {event.undone ? (
                <p>{t('log.undone')}</p>
              ) : mayUndo(visit, event) ? (
                <PostButton action={visit.path(`/workbench/log/${event.id}/undoing`)}>
                  {t('log.undo')}
                  <Of>{wordsOf(view, event, names(event.subject))}</Of>
                </PostButton>
              ) : null}
            </li>
          ))}
        </ul>
        <Along cut={cut} isFirst={!place} href={(to) => href({ place: to })} />
      </>
    ),
  };
}

function mayUndo(visit: ProgrammeVisit, { kind, isWhole }: LoggedEvent): boolean {
  const way = visit.brought.undoOf(kind);
  return isWhole && way !== undefined && isFor(visit, way.by);
}

function Actor({ event, view, href }: { event: LoggedEvent; view: View; href: (person: number) => string }) {
  const { t } = view;
  if (event.actorKind !== 'person' || event.actor === null)
    return <b>{t(`log.actor.${event.actorKind === 'person' ? 'timetable' : event.actorKind}`)}</b>;
  return (
    <a href={href(event.actor)}>
      <bdi>{event.actorName || t('log.former')}</bdi>
    </a>
  );
}

/** The event, and for readers of applications also whose application it was, when somebody else acted. */
function Words({ visit, event, subject }: { visit: ProgrammeVisit; event: LoggedEvent; subject: string }) {
  const { kind, id } = event.subject;
  const words = wordsOf(visit.view, event, subject);
  if (kind !== 'application' || subject === '' || subject === event.actorName || !isFor(visit, readers))
    return <>{words}</>;
  const whose = (
    <a href={visit.path(`/workbench/applications/${id}`)}>
      <bdi>{subject}</bdi>
    </a>
  );
  return <>{visit.view.rich('ui.labelled', { label: words, value: whose })}</>;
}

/** "gave Ngozi the role ambassador (Nigeria)": the catalogue's phrase with the names of what it is about. */
function wordsOf(view: View, event: LoggedEvent, subject: string): string {
  return view.t(`event.${event.kind}`, {
    subject: isolate(subject || '…'),
    detail: isolate(detailOf(view, event.data) || '…'),
  });
}

/** Of an event's data what a reader can use: a role with its country, a version, a host, or a plain detail. */
function detailOf(view: View, data: LoggedEvent['data']): string {
  if ('role' in data) return roleName(view, data.role, data.country);
  if ('why' in data) return finished(view, data);
  const said: Readonly<Record<string, unknown>> = data;
  for (const key of ['detail', 'version', 'host', 'count', 'number']) {
    const value = said[key];
    if (typeof value === 'number') return new Intl.NumberFormat(view.lang).format(value);
    if (typeof value === 'string') return value;
  }
  return '';
}

/** How many matters went from the list at once, and why if somebody said so. */
function finished({ t, lang }: View, { count, why }: EventData<'matters-done'>): string {
  const said = new Intl.NumberFormat(lang).format(count);
  return why ? `${said} · ${t(`work.closing.why.${why}`)}` : said;
}

/** The phrase as a heading for its kind, without anybody's name in it. */
function bare(view: View, kind: string): string {
  return view.t(`event.${kind as EventKind}`, { subject: '…', detail: '…' });
}
