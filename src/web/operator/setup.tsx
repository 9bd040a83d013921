import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import { becomeOperator, isOperatorLink, openSession } from '../../rooms/people/index.ts';
import { allProgrammes, nameProgramme, programmeProblems } from '../../rooms/programmes/index.ts';
import type { NewProgramme } from '../../rooms/programmes/index.ts';
import { defaultLegal, addSample } from '../../setup/sample.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, TextField } from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';
import { beginSession } from '../signIn/begin.ts';
import type { PageAnswer, Visit } from '../visit.ts';
import { ProgrammeFields, programmeMessages, readDraft } from './fields.tsx';

/** The one-time link of a fresh installation: asks who the operator is, and with which programme to begin. */
export async function showSetup(visit: Visit): Promise<Response> {
  if (!(await isOperatorLink(visit.ctx, visit.param('token')))) return linkIsOver(visit);
  return visit.page(await setupPage(visit, new URLSearchParams(), {}, 200));
}

/** Spends the link: makes operator, programme and session, all or none. */
export async function finishSetup(visit: Visit): Promise<Response> {
  const { ctx, view } = visit;
  if (!(await isOperatorLink(ctx, visit.param('token')))) return linkIsOver(visit);
  const form = await visit.form();
  const address = normaliseAddress(form.get('address') ?? '');
  const name = (form.get('yourName') ?? '').trim();
  const messages: Record<string, string> = {};
  if (!address) messages['address'] = view.t('sign-in.error.address');
  const draft = readDraft(form);
  const take = form.get('take');
  if (take !== 'none' && (!name || name.length > 200))
    messages['yourName'] = view.t('programme.error.your-name');
  if (take === 'own') Object.assign(messages, programmeMessages(view, await programmeProblems(ctx, draft)));
  if (!address || Object.keys(messages).length > 0)
    return visit.page(await setupPage(visit, form, messages, 422));
  const next = await inTransaction(ctx, async (ctx) => {
    const become = await becomeOperator(ctx, { token: visit.param('token'), address });
    if (!become.ok) return null;
    const actor = { kind: 'operator', id: become.account } as const;
    const director: NewProgramme['director'] = { account: become.account, address, name, locale: view.lang };
    const device = visit.headers.get('user-agent') ?? '';
    const token = await openSession(ctx, { account: become.account, device });
    await beginSession({ ...visit, ctx }, { token, account: become.account, at: null });
    if (take === 'sample') return `/p/${(await addSample(ctx, { actor, director })).slug}/workbench`;
    if (take !== 'own') return '/operator';
    const legal = defaultLegal(draft);
    const named = await nameProgramme(ctx, { ...draft, actor, director, legal });
    // Another programme took the name since the check: everything is rolled back, and the link stays good.
    if (!named.ok) throw new Error('the programme was refused');
    return `/p/${draft.slug}/workbench`;
  });
  return next === null ? linkIsOver(visit) : visit.redirect(next, 'welcome');
}

async function setupPage(
  visit: Visit,
  form: URLSearchParams,
  messages: Messages,
  status: number,
): Promise<PageAnswer> {
  const { view, ctx } = visit;
  const { t } = view;
  const begun = (await allProgrammes(ctx)).length > 0;
  const draft = form.size > 0 ? readDraft(form) : { slug: '' };
  return {
    title: t('setup.title'),
    status,
    indexed: false,
    body: (
      <>
        <Heading lead={t(begun ? 'setup.lead-again' : 'setup.lead')}>{t('setup.title')}</Heading>
        <ErrorSummary errors={summary(messages)} />
        <Form action={visit.url.pathname}>
          {/* The button that Enter presses: the first of the form. Naming a programme must not take the sample. */}
          {begun ? null : (
            <button type="submit" class="vh" name="take" value="own" tabindex={-1} aria-hidden="true">
              {t('setup.take-own')}
            </button>
          )}
          <h2>{t('setup.you')}</h2>
          <TextField
            name="address"
            type="email"
            autocomplete="email"
            label={t('sign-in.address')}
            help={t('setup.address-help')}
            value={form.get('address') ?? ''}
            error={messages['address']}
            required
          />
          {begun ? null : (
            <TextField
              name="yourName"
              autocomplete="name"
              label={t('setup.name')}
              value={form.get('yourName') ?? ''}
              error={messages['yourName']}
              required
            />
          )}
          {begun ? (
            <FormActions>
              <Button name="take" value="none">
                {t('setup.become')}
              </Button>
            </FormActions>
          ) : (
            <>
              <h2>{t('setup.sample')}</h2>
              <p>{t('setup.sample-lead')}</p>
              <FormActions>
                <Button name="take" value="sample" kind="quiet">
                  {t('setup.take-sample')}
                </Button>
              </FormActions>
              <h2>{t('setup.own')}</h2>
              <ProgrammeFields view={view} draft={draft} messages={messages} now={ctx.clock.now()} fresh />
              <FormActions>
                <Button name="take" value="own">
                  {t('setup.take-own')}
                </Button>
              </FormActions>
            </>
          )}
        </Form>
      </>
    ),
  };
}

function linkIsOver(visit: Visit): Response {
  const { t } = visit.view;
  return visit.page({
    title: t('link.over.title'),
    status: 404,
    indexed: false,
    body: <Heading lead={t('setup.over')}>{t('link.over.title')}</Heading>,
  });
}
