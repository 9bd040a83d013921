import { LIMITS, beginThread } from '../../../rooms/inbox/index.ts';
import type { BeginProblems } from '../../../rooms/inbox/index.ts';
import { personById } from '../../../rooms/people/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import { ErrorSummary, Form, Heading, Submit, TextArea, TextField, useView } from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import { get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { readers, scopeOf, wouldSee } from './scope.ts';

interface BeginDraft {
  subject: string;
  body: string;
  formKey: string;
  errors: Messages;
}

/** The form with which a volunteer writes to a person first. */
export const beginRoutes: Route[] = unseen([
  get('/workbench/inbox/new', readers, async (visit) => {
    const person = await personAsked(visit, visit.url.searchParams.get('person'));
    if (!person) return visit.notFound();
    return beginPage(visit, person, { subject: '', body: '', formKey: crypto.randomUUID(), errors: {} });
  }),
  post('/workbench/inbox', readers, begin),
]);

async function begin(visit: ProgrammeVisit): Promise<Response> {
  const form = await visit.form();
  const person = await personAsked(visit, form.get('person'));
  if (!person) return visit.notFound();
  const draft = {
    subject: form.get('subject') ?? '',
    body: form.get('body') ?? '',
    formKey: form.get('form_key') ?? '',
  };
  const done = await beginThread(visit.ctx, {
    ...draft,
    programme: visit.programme.id,
    actor: visit.actor(),
    scope: scopeOf(visit),
    person: person.id,
  });
  if (done.ok) return visit.redirect(visit.path(`/workbench/inbox/${done.thread}`), 'answer-sent');
  if ('reason' in done) return visit.notFound();
  return beginPage(visit, person, { ...draft, errors: messages(visit, done.problems) });
}

/** The person asked for, if this volunteer may have a conversation with them; else null. */
async function personAsked(visit: ProgrammeVisit, asked: string | null): Promise<Person | null> {
  if (!asked || !/^\d{1,15}$/.test(asked)) return null;
  const person = await personById(visit.ctx, visit.programme.id, Number(asked));
  if (!person || person.erased_at || person.stands_for !== null) return null;
  return wouldSee(visit, person) ? person : null;
}

function messages({ view }: ProgrammeVisit, problems: BeginProblems): Messages {
  const { subject, body } = problems;
  return {
    ...(subject ? { subject: view.t(`inbox.error.${subject}`, { max: LIMITS.subject }) } : {}),
    ...(body ? { body: view.t(`inbox.error.${body}`, { max: LIMITS.message }) } : {}),
  };
}

function beginPage(visit: ProgrammeVisit, person: Person, draft: BeginDraft): Response {
  const { t } = visit.view;
  const name = person.name || (scopeOf(visit).all && person.address) || t('inbox.nameless');
  return visit.page({
    title: t('inbox.write-to', { name }),
    workbench: 'inbox',
    status: Object.keys(draft.errors).length > 0 ? 422 : 200,
    body: (
      <Begin {...{ name, draft }} person={person.id} programme={visit.programme.name} path={visit.path} />
    ),
  });
}

function Begin({
  name,
  person,
  draft,
  programme,
  path,
}: {
  name: string;
  person: number;
  draft: BeginDraft;
  programme: string;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  return (
    <>
      <Heading>{rich('inbox.write-to', { name: <bdi>{name}</bdi> })}</Heading>
      <Form action={path('/workbench/inbox')} hidden={{ person: String(person), form_key: draft.formKey }}>
        <ErrorSummary errors={summary(draft.errors)} />
        <TextField
          name="subject"
          label={t('inbox.subject')}
          required
          value={draft.subject}
          maxLength={LIMITS.subject}
          error={draft.errors['subject']}
        />
        <TextArea
          name="body"
          label={t('inbox.message')}
          help={t('inbox.message-help', { name, programme })}
          required
          value={draft.body}
          maxLength={LIMITS.message}
          error={draft.errors['body']}
          rows={10}
        />
        <Submit>{t('inbox.send-first')}</Submit>
      </Form>
      <p>
        <a href={path('/workbench/inbox')}>{t('inbox.back')}</a>
      </p>
    </>
  );
}
