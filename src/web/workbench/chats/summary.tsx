import { chatSummary, summariseChat } from '../../../rooms/chats/index.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { LIMITS } from '../../../rooms/discussion/index.ts';
import { ErrorSummary, Heading } from '../../../ui/index.ts';
import { SummaryForm } from '../../discussion/summaryForm.tsx';
import type { ReturnedSummary } from '../../discussion/summaryForm.tsx';
import { summary } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { pageAsked } from '../list/carried.ts';
import { ownPage } from './deskPage.tsx';

/** The form in which a host writes a chat's summary. */
export async function showSummary(
  visit: ProgrammeVisit,
  chat: Chat,
  returned?: ReturnedSummary,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const before = await chatSummary(ctx, programme.id, chat.id);
  return visit.page({
    title: t('chats.desk.summarise'),
    workbench: 'chats',
    status: returned ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={
            <a href={ownPage(visit, chat.id)} dir="auto">
              {chat.title}
            </a>
          }
          lead={t('chats.desk.summarise-lead')}
        >
          {t('chats.desk.summarise')}
        </Heading>
        <ErrorSummary errors={summary({ summary: returned?.error })} />
        <SummaryForm
          action={`${visit.path(`/workbench/chats/${chat.id}/summary`)}${pageAsked(visit)}`}
          before={before}
          returned={returned}
          locale={chat.locale}
          locales={programme.locales}
        />
      </>
    ),
  });
}

/** Takes the summary of a chat. */
export async function writeSummary(visit: ProgrammeVisit, chat: Chat): Promise<Response> {
  const { ctx, programme, view } = visit;
  const form = await visit.form();
  const [body, asked] = [form.get('summary') ?? '', form.get('locale') ?? ''];
  const locale = programme.locales.includes(asked) ? asked : programme.source_locale;
  const base = form.get('base') ?? undefined;
  const own = visit.path(`/chats/${chat.slug}`);
  visit.changes(`chat:${chat.id}`);
  const done = await summariseChat(ctx, {
    programme: programme.id,
    actor: visit.actor(),
    chat: chat.id,
    body,
    locale,
    base,
  });
  if (done.ok) return visit.redirect(chat.state === 'over' ? own : `${own}/record`, 'saved');
  if (done.reason === 'unknown') return visit.notFound();
  if (done.reason === 'overtaken')
    return showSummary(visit, chat, { body, locale, error: view.t('pages.overtaken') });
  const error =
    done.reason === 'early'
      ? view.t('chats.desk.error.no-record')
      : view.t(`discussion.error.${done.reason}`, { max: LIMITS.summary });
  return showSummary(visit, chat, { body, locale, error, base: base ?? '' });
}
