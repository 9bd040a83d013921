import { LONGEST_ANNOUNCEMENT, announce, checkAnnouncement } from '../../../rooms/outbox/index.ts';
import type { AnnouncementDraft, AnnouncementProblem } from '../../../rooms/outbox/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, TextArea, TextField } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Reach } from '../announcements/reach.tsx';
import { reachOf } from '../announcements/reachOf.ts';
import type { ReachProps } from '../announcements/reach.tsx';
import { subjectNames } from '../log/subjects.ts';
import { NAMED_PAIRS, chosenPairs } from './chosenPairs.ts';
import type { ChosenPairs } from './chosenPairs.ts';

/** Takes one text for all members of the chosen pairs. */
export const writeToPairsPage = async (visit: ProgrammeVisit): Promise<Response> =>
  page(visit, await chosenPairs(visit, visit.url.searchParams), { subject: '', body: '' });

/** Shows who would get it, when, and how it reads; or queues it, as an announcement to them alone. */
export async function writeToPairs(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const form = await visit.form();
  const chosen = await chosenPairs(visit, form);
  const typed = { subject: form.get('subject')?.trim() ?? '', body: form.get('body')?.trim() ?? '' };
  const draft = draftOf(visit, chosen.pairs, typed);
  if (form.get('act') !== 'queue') {
    const problems = checkAnnouncement(draft, programme, ctx.clock.now());
    const reach = problems.length > 0 ? undefined : await reachOf(visit, draft);
    return page(visit, chosen, typed, { problems, reach });
  }
  const done = await announce(ctx, { ...draft, programme: programme.id, actor: visit.actor() });
  return done.ok
    ? visit.redirect(chosen.back, 'announcement-queued')
    : page(visit, chosen, typed, { problems: done.problems });
}

interface Typed {
  subject: string;
  body: string;
}

const draftOf = (
  { programme: { source_locale: source } }: ProgrammeVisit,
  partnerships: readonly number[],
  { subject, body }: Typed,
): AnnouncementDraft => ({
  subject: { [source]: subject },
  body: { [source]: body },
  filter: { partnerships },
});

async function page(
  visit: ProgrammeVisit,
  { pairs, list, desk, back }: ChosenPairs,
  { subject, body }: Typed,
  more: { problems?: readonly AnnouncementProblem[]; reach?: ReachProps | undefined } = {},
): Promise<Response> {
  const { t } = visit.view;
  const { problems = [], reach } = more;
  const names = await subjectNames(
    visit,
    pairs.map((id) => ({ subject: { kind: 'partnership', id } })),
  );
  const found = pairs.filter((id) => names({ kind: 'partnership', id }) !== '');
  const errors = problems.map(({ part, reason }) => ({
    name: part === 'body' ? 'body' : 'subject',
    message: t(`announce.error.${reason}`),
  }));
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  const title = t('partnerships.words-count', { count: found.length });
  return visit.page({
    title,
    workbench: desk,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <Heading lead={t('partnerships.words-lead')}>{title}</Heading>
        <ErrorSummary errors={errors} />
        <ul>
          {found.slice(0, NAMED_PAIRS).map((id) => (
            <li key={id}>
              <a href={visit.path(`/workbench/partnerships/${id}`)}>
                <bdi>{names({ kind: 'partnership', id })}</bdi>
              </a>
            </li>
          ))}
          {found.length > NAMED_PAIRS ? (
            <li>{t('several.more', { count: found.length - NAMED_PAIRS })}</li>
          ) : null}
        </ul>
        {found.length === 0 && errors.length === 0 ? null : (
          <Form
            action={visit.path('/workbench/partnerships/words')}
            hidden={{ pairs: found.join(','), list }}
          >
            {reach ? <Reach {...reach} /> : null}
            <TextField
              name="subject"
              label={t('announce.subject')}
              required
              value={subject}
              maxLength={200}
              error={error('subject')}
            />
            <TextArea
              name="body"
              label={t('announce.body')}
              required
              rows={8}
              value={body}
              maxLength={LONGEST_ANNOUNCEMENT}
              error={error('body')}
            />
            <FormActions>
              <Button name="act" value="preview" kind={reach ? 'quiet' : 'main'}>
                {t('announce.preview')}
              </Button>
            </FormActions>
          </Form>
        )}
        <p>
          <a href={back}>{t(`workbench.desk.${desk}`)}</a>
        </p>
      </>
    ),
  });
}
