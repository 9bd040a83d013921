import {
  LIMITS,
  appealGoesTo,
  checkText,
  raiseAppeal,
  toldDecisions,
} from '../../../rooms/partnerships/index.ts';
import type { AppealReader, ToldDecision } from '../../../rooms/partnerships/index.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  LocalDay,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import { get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { ownOf, readerOf } from '../showPartnership.tsx';

/** The form that asks for a second look at a decision about a concern. */
export const appealRoutes: Route[] = unseen([
  get('/partnership/:id/appeals/:concern', 'person', async (visit) => {
    const told = await toldIn(visit);
    return told ? visit.page(await appealPage(visit, told, '')) : visit.notFound();
  }),
  post('/partnership/:id/appeals/:concern', 'person', appeal),
]);

interface Appealed extends ToldDecision {
  partnership: number;
  /** How many partners the reader has, or had. */
  partners: number;
}

/** The decision in the path, if the visitor was told of it. */
async function toldIn(visit: ProgrammeVisit): Promise<Appealed | null> {
  const { ctx, programme } = visit;
  const person = readerOf(visit).id;
  const own = await ownOf(visit);
  if (!own) return null;
  const { id: partnership } = own;
  const concern = visit.id('concern');
  const told = await toldDecisions(ctx, { programme: programme.id, partnership, person });
  const found = told.find((one) => one.concern === concern);
  return found ? { partnership, partners: own.partners.length, ...found } : null;
}

async function appeal(visit: ProgrammeVisit): Promise<Response> {
  const told = await toldIn(visit);
  if (!told) return visit.notFound();
  const body = (await visit.form()).get('body') ?? '';
  const problem = checkText(body.trim(), LIMITS.concern);
  if (problem) return visit.page(await appealPage(visit, told, body, problem));
  const done = await raiseAppeal(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    concern: told.concern,
    body,
  });
  if (!done.ok) return visit.notFound();
  return visit.redirect(visit.path(`/partnership/${told.partnership}`), `appeal-raised-${done.reader}`);
}

async function appealPage(
  { ctx, programme, view: { t, rich }, path }: ProgrammeVisit,
  { partnership, partners, concern, decidedAt, askedAt }: Appealed,
  body: string,
  problem?: 'empty' | 'too-long',
): Promise<PageAnswer> {
  const to = await appealGoesTo(ctx, programme.id, concern);
  const error = problem && t(`partnership.error.${problem}`, { max: LIMITS.concern });
  const back = path(`/partnership/${partnership}`);
  return {
    title: t('partnership.appeal'),
    status: error ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: (
      <>
        <Heading lead={t('partnership.appeal.lead', { count: partners })}>{t('partnership.appeal')}</Heading>
        <p>{rich('partnership.appeal.decided', { date: <LocalDay at={decidedAt} year /> })}</p>
        {askedAt ? <p>{rich('partnership.appeal.asked', { date: <LocalDay at={askedAt} year /> })}</p> : null}
        {to ? <AppealReaders {...to} /> : null}
        <Form action={`${back}/appeals/${concern}`}>
          <ErrorSummary errors={error ? [{ name: 'body', message: error }] : []} />
          <TextArea
            name="body"
            label={t('partnership.appeal.body')}
            value={body}
            maxLength={LIMITS.concern}
            error={error}
            required
          />
          <FormActions>
            <Button>{t('partnership.appeal.send')}</Button>
            <a href={back}>{t('partnership.concern.back')}</a>
          </FormActions>
        </Form>
      </>
    ),
  };
}

/** Names the readers before anything is sent. */
function AppealReaders({ reader, names }: { reader: AppealReader; names: readonly string[] }) {
  const { t } = useView();
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t('concern.readers.title')}</h2>
      <p>{t(`partnership.appeal.readers-${reader}`)}</p>
      {reader === 'other' ? (
        <ul>
          {names.map((name, index) => (
            <li key={index}>
              <bdi>{name || t('concern.readers.nameless')}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Links to the page where each decision can be appealed. */
export function ToldDecisions({ page, told }: { page: string; told: readonly ToldDecision[] }) {
  const { t, rich } = useView();
  if (told.length === 0) return null;
  return (
    <ul>
      {told.map(({ concern, decidedAt }) => (
        <li key={concern}>
          {rich('partnership.appeal.decided', { date: <LocalDay at={decidedAt} year /> })}{' '}
          <a href={`${page}/appeals/${concern}`}>{t('partnership.appeal')}</a>
        </li>
      ))}
    </ul>
  );
}
