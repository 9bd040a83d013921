import { isolate } from '../../../i18n/translate.ts';
import type { LoggedEvent } from '../../../rooms/log/index.ts';
import { clockTime, shortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { actorOf, saysWhose, eventWords } from './eventWords.tsx';

/** "Tomás withdrew an application: Luca": a line of the log as text, for places without the log's columns. */
export function lineOf(visit: ProgrammeVisit, event: LoggedEvent, subject: string): string {
  const words = eventWords(visit, event, subject);
  const said = saysWhose(visit, event, subject)
    ? visit.view.t('ui.labelled', { label: words, value: isolate(subject) })
    : words;
  return `${isolate(actorOf(visit.view, event))} ${said}`;
}

/** The day and the time of the event. */
export function momentOf({ view, ctx }: ProgrammeVisit, { at }: LoggedEvent): string {
  const day = shortDay(view.lang, view.zone, at, ctx.clock.now());
  return `${day}\u00A0${clockTime(view.lang, view.zone, at)}`;
}
