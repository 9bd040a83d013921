import { isolate } from '../../../i18n/translate.ts';
import { assignThread } from '../../../rooms/inbox/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { own } from './beside.tsx';
import { onThread, threadInPath } from './scope.ts';
import { showThread } from './showThread.tsx';

/** The volunteer chosen in a form: null for nobody, 0 when it is not a number. */
const whose = (asked: string): number | null =>
  asked === '' ? null : /^\d{1,15}$/.test(asked) ? Number(asked) : 0;

/** Gives a conversation to the chosen volunteer. A choice that is refused or comes too late stays in the form. */
export async function assign(visit: ProgrammeVisit): Promise<Response> {
  const on = await onThread(visit);
  if (!on) return visit.notFound();
  const form = await visit.form();
  const [to, seen] = [whose(form.get('to') ?? ''), form.get('seen')];
  const done = await assignThread(visit.ctx, {
    ...on.input,
    to,
    ...(seen === null ? {} : { seen: whose(seen) }),
  });
  if (done.ok) return visit.redirect(own(visit, on.found.id), 'saved');
  if (done.reason === 'unknown') return visit.notFound();
  const { t } = visit.view;
  const now = await threadInPath(visit);
  if (!now || 'mergedInto' in now) return visit.notFound();
  const whoseNow = now.assigned ? now.assigned.name || t('inbox.former') : t('inbox.nobody');
  const error =
    done.reason === 'overtaken' ? t('overtaken.choice', { now: isolate(whoseNow) }) : t('inbox.error.hands');
  return showThread(visit, now, { to: form.get('to') ?? '', errors: { to: error } });
}
