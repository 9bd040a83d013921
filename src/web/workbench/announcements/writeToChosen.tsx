import type { ComponentChildren } from 'preact';
import { pick } from '../../../lib/text/texts.ts';
import { TAKE_BACK_MINUTES } from '../../../lib/time/timeToTakeBack.ts';
import { announce, checkAnnouncement } from '../../../rooms/outbox/index.ts';
import type { AnnouncementDraft, AnnouncementProblem, AudienceFilter } from '../../../rooms/outbox/index.ts';
import { Bdi, ErrorSummary, Form, Heading, Notice } from '../../../ui/index.ts';
import { fieldOf } from '../../frame/problems.ts';
import type { DeskName, ProgrammeVisit } from '../../visit.ts';
import { mayEnter } from '../sections.ts';
import { subjectNames } from '../log/subjects.ts';
import { AnnouncementWords } from './announcementWords.tsx';
import { LookFirst, Reach } from './reach.tsx';
import type { ReachProps } from './reach.tsx';
import { reachOf } from './reachOf.ts';
import { readDraft } from './typedAnnouncement.ts';

/** The most things of a list that a page names; of the others it gives the number. */
export const NAMED_CHOSEN = 100;

/** How many of these are in sight at first, so that the fields below are, too. */
const NAMED_AT_ONCE = 12;

/** The things of a list whose people are written to, and the list where they were chosen. */
export interface WrittenTo {
  subject: 'application' | 'partnership' | 'person';
  numbers: readonly number[];
  filter: AudienceFilter;
  /** The path of this page, below the programme. */
  path: string;
  /** Hidden fields of the form: the numbers that still exist, and the list. */
  hidden: (found: readonly number[]) => Record<string, string | undefined>;
  title: (count: number) => string;
  lead: string;
  /** A notice to read before writing. */
  notice?: ComponentChildren;
  /** The path of one of these things, below the programme. */
  one: (id: number) => string;
  desk: DeskName;
  back: string;
}

/** Takes one text for all these people, in as many languages as the volunteer writes. */
export const writeToChosenPage = (visit: ProgrammeVisit, chosen: WrittenTo): Promise<Response> =>
  page(visit, chosen, { subject: {}, body: {} });

/** Shows who would get the text, when, and how it reads; or queues it, as an announcement to these people alone. */
export async function writeToChosen(
  visit: ProgrammeVisit,
  form: URLSearchParams,
  chosen: WrittenTo,
): Promise<Response> {
  const { ctx, programme } = visit;
  const draft = { ...readDraft(form, programme.locales), filter: chosen.filter, day: undefined };
  if (form.get('act') !== 'queue') {
    const problems = checkAnnouncement(draft, programme, ctx.clock.now());
    const reach = problems.length > 0 ? undefined : await reachOf(visit, draft);
    return page(visit, chosen, draft, { problems, reach });
  }
  const done = await announce(ctx, { ...draft, programme: programme.id, actor: visit.actor() });
  if (!done.ok) return page(visit, chosen, draft, { problems: done.problems });
  const group = new URLSearchParams({ kind: 'announcement', occasion: `announcement:${done.id}` });
  return visit.redirect(chosen.back, 'announcement-queued', {
    name: pick(draft.subject, visit.view.lang, programme.source_locale),
    undo: visit.path(`/workbench/log/${done.event}/undoing`),
    // On that page the whole announcement can be held, released or removed at once.
    ...(mayEnter(visit, 'outbox') ? { href: visit.path(`/workbench/outbox/group?${group}`) } : {}),
  });
}

async function page(
  visit: ProgrammeVisit,
  { subject: kind, numbers, path, hidden, title: titled, lead, notice, one, desk, back }: WrittenTo,
  words: Pick<AnnouncementDraft, 'subject' | 'body'>,
  more: { problems?: readonly AnnouncementProblem[]; reach?: ReachProps | undefined } = {},
): Promise<Response> {
  const { t } = visit.view;
  const { problems = [], reach } = more;
  const names = await subjectNames(
    visit,
    numbers.map((id) => ({ subject: { kind, id } })),
  );
  const found = numbers.filter((id) => names({ kind, id }) !== '');
  const errors = problems.map((problem) => ({
    name: problem.part === 'readers' ? `subject.${visit.programme.source_locale}` : fieldOf(problem),
    message: t(`announce.error.${problem.reason}`),
  }));
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  const title = titled(found.length);
  const named = (id: number) => (
    <li key={id}>
      <a href={visit.path(one(id))}>
        <Bdi>{names({ kind, id })}</Bdi>
      </a>
    </li>
  );
  return visit.page({
    title,
    workbench: desk,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <Heading lead={lead}>{title}</Heading>
        <ErrorSummary errors={errors} />
        {notice ? <Notice>{notice}</Notice> : null}
        <ul>{found.slice(0, NAMED_AT_ONCE).map(named)}</ul>
        {found.length > NAMED_AT_ONCE ? (
          <details>
            <summary>{t('several.more', { count: found.length - NAMED_AT_ONCE })}</summary>
            <ul>
              {found.slice(NAMED_AT_ONCE, NAMED_CHOSEN).map(named)}
              {found.length > NAMED_CHOSEN ? (
                <li>{t('several.more', { count: found.length - NAMED_CHOSEN })}</li>
              ) : null}
            </ul>
          </details>
        ) : null}
        {found.length === 0 && errors.length === 0 ? null : (
          <Form action={visit.path(path)} hidden={hidden(found)}>
            {reach ? <Reach {...reach} /> : null}
            <AnnouncementWords programme={visit.programme} draft={words} error={error} />
            <p>
              {visit.programme.hold_bulk
                ? t('announce.undone-held')
                : t('announce.undone', { minutes: TAKE_BACK_MINUTES })}
            </p>
            <LookFirst isSeen={reach !== undefined} />
          </Form>
        )}
        <p>
          <a href={back}>{t(`workbench.desk.${desk}`)}</a>
        </p>
      </>
    ),
  });
}
