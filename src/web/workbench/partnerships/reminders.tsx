import { remindNow } from '../../../rooms/partnerships/index.ts';
import { Form, Heading, Submit } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { subjectNames } from '../log/subjects.ts';
import { idsFrom, idsIn } from '../work/several/ids.ts';

/** Says how many of the chosen pairs would be reminded, and by name which; or which of them could not be, after that was tried. */
export async function remindersPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { view, url } = visit;
  const { t } = view;
  const left = idsIn(url, 'left');
  const isDone = left.length > 0;
  const asked = isDone ? left : idsIn(url, 'pairs');
  const names = await subjectNames(
    visit,
    asked.map((id) => ({ subject: { kind: 'partnership', id } })),
  );
  const pairs = asked
    .map((id) => ({ id, name: names({ kind: 'partnership', id }) }))
    .filter(({ name }) => name !== '');
  const title = t(isDone ? 'partnerships.not-reminded' : 'partnerships.remind-count', {
    count: pairs.length,
  });
  return {
    title,
    workbench: 'work',
    body: (
      <>
        <Heading lead={isDone ? t('note.nobody-to-remind') : t('partnerships.remind-lead')}>{title}</Heading>
        <ul>
          {pairs.map(({ id, name }) => (
            <li key={id}>
              <a href={visit.path(`/workbench/partnerships/${id}`)}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
        {isDone || pairs.length === 0 ? null : (
          <Form
            action={visit.path('/workbench/partnerships/reminders')}
            hidden={{ pairs: pairs.map(({ id }) => id).join(',') }}
          >
            <Submit>{t('partnerships.remind')}</Submit>
          </Form>
        )}
        <p>
          <a href={visit.path('/workbench')}>{t('workbench.desk.work')}</a>
        </p>
      </>
    ),
  };
}

/** The next reminder for each of some pairs, each by itself: one that cannot be reminded keeps no other from it. */
export async function remindPairs(visit: ProgrammeVisit): Promise<Response> {
  const pairs = idsFrom((await visit.form()).getAll('pairs'));
  const left: number[] = [];
  for (const partnership of pairs) {
    const done = await remindNow(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      partnership,
    });
    if (!done.ok || done.count === 0) left.push(partnership);
  }
  const done = pairs.length - left.length;
  const note = done === 0 ? undefined : pairs.length === 1 ? 'pair-reminded' : 'pairs-reminded';
  const path = left.length > 0 ? `/workbench/partnerships/reminders?left=${left.join(',')}` : '/workbench';
  return visit.redirect(visit.path(path), note);
}
