import { pickWithLocale } from '../../../lib/text/texts.ts';
import {
  cannedAnswers,
  fillCanned,
  messagesOf,
  otherThreads,
  volunteersAround,
} from '../../../rooms/inbox/index.ts';
import type { OneThread } from '../../../rooms/inbox/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { BesideThread, besideThread } from './beside.tsx';
import { scopeOf } from './scope.ts';
import { ThreadPage } from './thread.tsx';
import type { ThreadDraft } from './thread.tsx';

/** A thread's page; after a refusal with what was typed and the reason at its field. */
export async function showThread(
  visit: ProgrammeVisit,
  thread: OneThread,
  refused?: Partial<ThreadDraft>,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const all = visit.url.searchParams.get('all') === 'yes';
  const beside = await besideThread(visit, thread.id);
  const [said, canned, { volunteers, reach }, others] = await Promise.all([
    messagesOf(ctx, programme.id, scopeOf(visit), thread.id, all),
    beside?.along ?? cannedAnswers(ctx, programme.id),
    volunteersAround(ctx, programme.id, thread),
    otherThreads(ctx, programme.id, scopeOf(visit), thread),
  ]);
  const guards = reach?.guards.filter(({ id }) => !volunteers.some((one) => one.id === id)) ?? [];
  const asked = canned.find(({ id }) => String(id) === visit.url.searchParams.get('canned'));
  const begun = asked && !refused ? begin(visit, thread, asked.body) : null;
  const name = thread.person.name || thread.person.address || view.t('inbox.nameless');
  const draft: ThreadDraft = {
    answer: '',
    note: '',
    formKey: crypto.randomUUID(),
    errors: {},
    ...begun,
    ...refused,
  };
  const page = (
    <ThreadPage
      path={visit.path}
      query={beside?.query ?? ''}
      programme={programme.name}
      thread={thread}
      {...said}
      canned={canned}
      volunteers={volunteers}
      others={others}
      reach={reach}
      couldBeAbout={[...volunteers, ...guards].filter(({ id }) => id !== thread.person.id)}
      draft={draft}
      me={visit.person && volunteers.some(({ id }) => id === visit.person?.id) ? visit.person.id : null}
    />
  );
  return visit.page({
    title: view.t('inbox.thread', { name }),
    workbench: 'inbox',
    status: refused ? 422 : 200,
    body: beside ? (
      <BesideThread visit={visit} thread={thread} beside={beside}>
        {page}
      </BesideThread>
    ) : (
      page
    ),
  });
}

/** An answer that begins with a ready-made text, in the person's language if there is one. */
function begin(
  { programme, person }: ProgrammeVisit,
  thread: OneThread,
  body: Record<string, string>,
): Pick<ThreadDraft, 'answer' | 'cannedIn'> {
  const { text, locale } = pickWithLocale(body, thread.person.locale, programme.source_locale);
  const answer = fillCanned(text, {
    name: callOf(thread.person),
    programme: programme.name,
    me: person ? callOf(person) : '',
  });
  return locale === null || locale === thread.person.locale ? { answer } : { answer, cannedIn: locale };
}
