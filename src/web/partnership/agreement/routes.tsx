import {
  LIMITS,
  acceptAgreement,
  agreementIn,
  defaultTerms,
  membersOf,
  offeredLanguages,
  proposeAgreement,
  reopenAgreement,
  writeHopes,
} from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import type { Limit } from '../../request/limits.ts';
import { get, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isOver } from '../partnerNames.ts';
import { pageOf, postTogether, visitorIds } from '../quietRoutes.tsx';
import { ownOf, readerOf } from '../showPartnership.tsx';
import { AgreementPage } from './agreementPage.tsx';
import type { AgreementDraft } from './agreementPage.tsx';
import { titleOf } from './section.tsx';

/** Each proposal mails the other members. */
const PROPOSALS_A_DAY: Limit = { name: 'agreement', points: 20, seconds: 86_400 };

/** The agreement of two or three members: to propose, to accept, and to talk about it again. */
export const agreementRoutes: Route[] = unseen([
  get('/partnership/:id/agreement', 'partner', async (visit) => {
    const own = await ownOf(visit);
    return own ? show(visit, own, { errors: [] }) : visit.notFound();
  }),
  postTogether('/partnership/:id/agreement', propose),
  postTogether('/partnership/:id/agreement/acceptance', async (visit, own) => {
    const agreement = Number((await visit.form()).get('version'));
    const done = Number.isSafeInteger(agreement)
      ? await acceptAgreement(visit.ctx, { ...visitorIds(visit), agreement })
      : null;
    if (done?.ok)
      return visit.redirect(pageOf(visit, own), done.stands ? 'agreement-stands' : 'agreement-accepted');
    return visit.redirect(pageOf(visit, own), 'agreement-changed');
  }),
  postTogether('/partnership/:id/agreement/reopening', async (visit, own) => {
    const done = await reopenAgreement(visit.ctx, { ...visitorIds(visit), partnership: own.id });
    return visit.redirect(`${pageOf(visit, own)}/agreement`, done.ok ? 'agreement-reopened' : undefined);
  }),
  postTogether('/partnership/:id/agreement/hopes', async (visit, own) => {
    const hopes = (await visit.form()).get('hopes') ?? '';
    const done = await writeHopes(visit.ctx, { ...visitorIds(visit), partnership: own.id, hopes });
    if (done.ok) return visit.redirect(`${pageOf(visit, own)}/agreement`, 'saved');
    if (done.reason === 'too-long') return show(visit, own, { hopes, errors: [tooLong(visit)] });
    return visit.turnBack(`${pageOf(visit, own)}/agreement`);
  }),
]);

async function propose(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const { ctx, programme, view } = visit;
  const form = await visit.form();
  const terms = {
    howOften: form.get('often') ?? '',
    // The button of a ready proposal sends all means in one field.
    means: form.getAll('means').flatMap((one) => one.split(' ')),
    language: form.get('language') ?? '',
  };
  const given = form.get('hopes');
  const agreement = await agreementIn(ctx, programme.id, own);
  const person = readerOf(visit).id;
  const before = (agreement.open ?? agreement.standing)?.sides.find((side) => side.person === person)?.hopes;
  const draft = { terms, ...(given === null ? {} : { hopes: given }) };
  if (!(await visit.limits.allow(PROPOSALS_A_DAY, `${programme.id}:${person}`)))
    return show(visit, own, {
      ...draft,
      errors: [{ name: 'often', message: view.t('agreement.error.often') }],
    });
  const input = { ...visitorIds(visit), partnership: own.id, terms, hopes: given ?? before ?? '' };
  const done = await proposeAgreement(ctx, input);
  if (done.ok)
    return visit.redirect(pageOf(visit, own), done.stands ? 'agreement-stands' : 'agreement-proposed');
  if (done.reason === 'too-long') return show(visit, own, { ...draft, errors: [tooLong(visit)] });
  if (done.reason === 'terms') return show(visit, own, { ...draft, errors: missingIn(visit, terms) });
  return visit.turnBack(pageOf(visit, own), 'partnership-ended');
}

const tooLong = ({ view }: ProgrammeVisit) => ({
  name: 'hopes',
  message: view.t('partnership.error.too-long', { max: LIMITS.hopes }),
});

/** The messages for fields that are empty, or hold none of the choices. */
function missingIn({ view }: ProgrammeVisit, terms: NonNullable<AgreementDraft['terms']>) {
  const message = view.t('answer.error.unknown-option');
  const names = [
    ...(terms.howOften === '' ? ['often'] : []),
    ...(terms.means.length === 0 ? ['means'] : []),
    ...(terms.language === '' ? ['language'] : []),
  ];
  return (names.length > 0 ? names : ['often']).map((name) => ({ name, message }));
}

async function show(visit: ProgrammeVisit, own: OwnPartnership, draft: AgreementDraft): Promise<Response> {
  const { ctx, programme, view } = visit;
  const agreement = await agreementIn(ctx, programme.id, own);
  if ((isOver(own) || own.apartAt) && !agreement.standing) return visit.notFound();
  const members = membersOf(own);
  const source = programme.source_locale;
  return visit.page({
    title: view.t(titleOf(own)),
    status: draft.errors.length > 0 ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: (
      <AgreementPage
        own={own}
        agreement={agreement}
        ready={defaultTerms(own.reasons, members, source)}
        languages={offeredLanguages(own.reasons, members, agreement, source)}
        draft={draft}
        path={visit.path}
      />
    ),
  });
}
