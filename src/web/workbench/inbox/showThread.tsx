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

/**
 * The page of a thread; after a refusal with the typed words and the reason at its field. A ready-made answer put in by its id stands below
 * the typed words.
 */
export async function showThread(
  visit: ProgrammeVisit,
  thread: OneThread,
  refused?: Partial<ThreadDraft>,
  put = visit.url.searchParams.get('canned'),
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
  const asked = canned.find(({ id }) => String(id) === put);
  const begun = asked ? begin(visit, thread, asked.body) : null;
  const name = thread.person.name || thread.person.address || view.t('inbox.nameless');
  const draft: ThreadDraft = {
    answer: '',
    note: '',
    formKey: crypto.randomUUID(),
    errors: {},
    ...refused,
    ...(begun ? { ...begun, canned: put!, answer: below(refused?.answer ?? '', begun.answer) } : {}),
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
    status: refused?.errors ? 422 : 200,
    body: beside ? (
      <BesideThread visit={visit} thread={thread} beside={beside}>
        {page}
      </BesideThread>
    ) : (
      page
    ),
  });
}

const below = (typed: string, text: string): string => [typed.trimEnd(), text].filter(Boolean).join('\n\n');

/** An answer that begins with a ready-made text, in the person's language if possible. */
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
