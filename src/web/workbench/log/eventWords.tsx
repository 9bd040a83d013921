import type { EventData, EventKind } from '../../../rooms/kinds.ts';
import type { LoggedEvent } from '../../../rooms/log/index.ts';
import { isolate } from '../../../i18n/translate.ts';
import { Of, fileSize } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { plainDetail } from '../../frame/plainDetail.ts';
import { isFor } from '../../request/admit.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { readers } from '../applications/scope.ts';
import { ROUND_TABLES } from '../files/tables.ts';
import { roleName } from '../people/roleName.ts';

/** Whether an event can be undone, and by this visitor. */
export function mayUndo(visit: ProgrammeVisit, { kind, isWhole, actorKind, actor }: LoggedEvent): boolean {
  const way = visit.brought.undoOf(kind);
  if (!isWhole || !way) return false;
  const isOwn = actorKind === 'person' && actor !== null && actor === visit.viewer.person;
  return isFor(visit, way.by) || (isOwn && way.own !== undefined && isFor(visit, way.own));
}

/** The name of the one who did it. */
export function actorOf({ t }: View, { actorKind, actor, actorName }: LoggedEvent): string {
  if (actorKind !== 'person') return t(`log.actor.${actorKind}`);
  return actor === null ? t('log.actor.timetable') : actorName || t('log.former');
}

/** The one who did it, with a link to all that they did. */
export function Actor({
  event,
  view,
  href,
}: {
  event: LoggedEvent;
  view: View;
  href: (person: number) => string;
}) {
  const name = actorOf(view, event);
  if (event.actorKind !== 'person' || event.actor === null) return <b>{name}</b>;
  return (
    <a href={href(event.actor)}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** The event in words. Readers of applications also see whose application it was, if somebody else acted, or whose proposal. */
export function EventWords({
  visit,
  event,
  subject,
  href,
}: {
  visit: ProgrammeVisit;
  event: LoggedEvent;
  subject: string;
  /** The page of the event, in a list. */
  href?: string;
}) {
  const { id, kind } = event.subject;
  const said = eventWords(visit, event, subject);
  const words = href ? (
    <a href={href} data-row="">
      {said}
      <Of>{String(event.id)}</Of>
    </a>
  ) : (
    <>{said}</>
  );
  if (!saysWhose(visit, event, subject)) return <>{words}</>;
  const name = <bdi>{subject}</bdi>;
  const whose =
    kind === 'application' ? <a href={visit.path(`/workbench/applications/${id}`)}>{name}</a> : name;
  return <>{visit.view.rich('ui.labelled', { label: words, value: whose })}</>;
}

/** Whether the line must name whose application or proposal it was: for readers who may see these, if the phrase does not say it. */
export const saysWhose = (visit: ProgrammeVisit, event: LoggedEvent, subject: string): boolean =>
  (event.subject.kind === 'application' || event.subject.kind === 'proposal') &&
  subject !== '' &&
  subject !== event.actorName &&
  isFor(visit, readers) &&
  !eventWords(visit, event, subject).includes(isolate(subject));

/** "gave Ngozi the role ambassador (Nigeria)": the catalogue's phrase, with the names of its subjects. */
export function eventWords(visit: ProgrammeVisit, event: LoggedEvent, subject: string): string {
  return visit.view.t(`event.${event.kind}`, {
    subject: isolate(subject || '…'),
    detail: isolate(detailOf(visit, event.data) || '…'),
  });
}

/** Details of an event for a reader: a role with its country, the file and counts of an import, a version, a host, or a plain detail. */
function detailOf(visit: ProgrammeVisit, data: LoggedEvent['data']): string {
  const { view } = visit;
  if ('list' in data) return takenOut(visit, data);
  if ('role' in data) return roleName(view, data.role, data.country);
  if ('why' in data) return finished(view, data);
  if ('updated' in data) return imported(view, data);
  return plainDetail(view.lang, data);
}

/** The saved list, its number of rows, and the size of the file. */
function takenOut(
  { view, brought }: ProgrammeVisit,
  { list, count, bytes }: EventData<'list-taken-out'>,
): string {
  const page = brought.lists.get(list) ?? brought.tables.get(list);
  const table = ROUND_TABLES.find((one) => list === `round-${one.name}`);
  const name = page
    ? view.t(page.called ?? `workbench.desk.${page.desk}`)
    : table
      ? view.t(`files.table.${table.name}`)
      : list;
  const said = `${name} · ${new Intl.NumberFormat(view.lang).format(count)}`;
  return bytes === undefined ? said : `${said} · ${fileSize(view.lang, bytes)}`;
}

/** The name of the file, and the number of people that it brought or corrected. */
function imported({ lang }: View, { file, taken, updated }: EventData<'applicants-imported'>): string {
  const said = new Intl.NumberFormat(lang).format(taken + updated);
  return file ? `${isolate(file)} · ${said}` : said;
}

/** How many matters were removed from the list at once, and the reason if one was given. */
function finished({ t, lang }: View, { count, why }: EventData<'matters-done'>): string {
  const said = new Intl.NumberFormat(lang).format(count);
  return why ? `${said} · ${t(`work.closing.why.${why}`)}` : said;
}

/** The phrase as a heading for its kind of event, without names. */
export function headingOf(view: View, kind: string): string {
  return view.t(`event.${kind as EventKind}`, { subject: '…', detail: '…' });
}
