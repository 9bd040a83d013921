import { pick } from '../../../lib/text/texts.ts';
import { announcementById, announcementVersion, changeAnnouncement } from '../../../rooms/outbox/index.ts';
import type { AnnouncementProblem, WaitingAnnouncement } from '../../../rooms/outbox/index.ts';
import { ErrorSummary, Form, Heading, Submit } from '../../../ui/index.ts';
import { Overtaken, inEachLanguage } from '../../frame/overtaken.tsx';
import { fieldOf } from '../../frame/problems.ts';
import { directors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { ItsMails } from './itsMails.tsx';
import { readDraft } from './typedAnnouncement.ts';
import { AnnouncementWords } from './announcementWords.tsx';

type Words = Pick<WaitingAnnouncement, 'subject' | 'body'>;

export const announcementChangeRoutes: Route[] = [
  get('/workbench/announcements/:id', directors, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    return found.waiting > 0 ? page(visit, found) : visit.redirect(groupOf(visit, found.id));
  }),
  post('/workbench/announcements/:id', directors, async (visit) => {
    const { ctx, programme } = visit;
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const form = await visit.form();
    const typed = readDraft(form, programme.locales);
    const base = form.get('base') ?? undefined;
    const done = await changeAnnouncement(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      announcement: found.id,
      subject: withOthers(found.subject, typed.subject, programme.locales),
      body: withOthers(found.body, typed.body, programme.locales),
      base,
    });
    if (done.ok) return visit.redirect(groupOf(visit, found.id), 'announcement-changed');
    if (done.reason === 'gone') return visit.turnBack(groupOf(visit, found.id), 'announcement-left');
    if (done.reason === 'invalid') return page(visit, found, { typed, base, problems: done.problems });
    return page(visit, (await wanted(visit)) ?? found, { typed, isOvertaken: true });
  }),
];

/** Keeps the words in languages that the programme no longer has. */
const withOthers = (before: Words['subject'], typed: Words['subject'], locales: readonly string[]) => ({
  ...Object.fromEntries(Object.entries(before).filter(([locale]) => !locales.includes(locale))),
  ...typed,
});

async function wanted(visit: ProgrammeVisit): Promise<WaitingAnnouncement | null> {
  const id = visit.id('id');
  return id === null ? null : announcementById(visit.ctx, visit.programme.id, id);
}

/** All mails of an announcement, in the outbox. */
const groupOf = (visit: ProgrammeVisit, id: number): string =>
  visit.path(
    `/workbench/outbox/group?${new URLSearchParams({ kind: 'announcement', occasion: `announcement:${id}` })}`,
  );

function page(
  visit: ProgrammeVisit,
  now: WaitingAnnouncement,
  back: {
    typed?: Words;
    base?: string | undefined;
    problems?: readonly AnnouncementProblem[];
    isOvertaken?: true;
  } = {},
): Response {
  const { programme, view } = visit;
  const { t } = view;
  const { typed = now, problems = [], isOvertaken } = back;
  const messages = new Map(problems.map((one) => [fieldOf(one), t(`announce.error.${one.reason}`)]));
  const title = t('announce.change');
  return visit.page({
    title,
    workbench: 'announcements',
    status: problems.length > 0 || isOvertaken ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={<a href={visit.path('/workbench/announcements')}>{t('workbench.desk.announcements')}</a>}
          lead={<span dir="auto">{pick(now.subject, view.lang, programme.source_locale)}</span>}
        >
          {title}
        </Heading>
        <ItsMails mails={now} />
        <ErrorSummary errors={[...messages].map(([name, message]) => ({ name, message }))} />
        {isOvertaken ? (
          <Overtaken
            fields={[
              ...inEachLanguage('subject', t('announce.subject'), now.subject, typed.subject),
              ...inEachLanguage('body', t('announce.body'), now.body, typed.body),
            ]}
          />
        ) : null}
        <Form
          action={visit.path(`/workbench/announcements/${now.id}`)}
          hidden={{ base: back.base ?? announcementVersion(now) }}
        >
          <AnnouncementWords programme={programme} draft={typed} error={(field) => messages.get(field)} />
          <Submit>{t('announce.change.save')}</Submit>
        </Form>
      </>
    ),
  });
}
