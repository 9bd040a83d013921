import type { Application, Stand } from '../../rooms/applications/index.ts';
import { partnerView, wouldReturnTo } from '../../rooms/applications/index.ts';
import { missingConsents } from '../../rooms/people/index.ts';
import type { ConsentKind } from '../../rooms/people/index.ts';
import { roundSaid } from '../../rooms/programmes/index.ts';
import { Button, ButtonLink, ErrorSummary, Form, FormActions, Heading, PostButton } from '../../ui/index.ts';
import { ConsentFields } from '../apply/consents.tsx';
import { PartnerCard } from '../apply/partnerCard.tsx';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';

/** Until when that can be taken back, where it is not until partners are published. */
const LEADS: Partial<Record<Application['state'], 'lead-draft' | 'lead-waiting'>> = {
  draft: 'lead-draft',
  waiting: 'lead-waiting',
};

/** The second of the two clicks. Somebody with a partner is led to the page of the two instead. */
export async function withdrawalPage(
  visit: ProgrammeVisit,
  own: Application,
  stand: Stand,
): Promise<PageAnswer> {
  const { t } = visit.view;
  const round = roundSaid(stand.round, visit.view, visit.programme.source_locale);
  const title = t('status.withdraw.title', { round });
  const isMatched = own.state === 'matched';
  const back = await wouldReturnTo(visit.ctx, own);
  return {
    title,
    indexed: false,
    nav: 'status',
    body: (
      <>
        <Heading
          lead={t(
            isMatched
              ? 'status.withdraw.matched'
              : back === null
                ? 'status.withdraw.for-good'
                : `status.withdraw.${LEADS[back] ?? 'lead'}`,
          )}
        >
          {title}
        </Heading>
        {isMatched ? (
          <p>
            <ButtonLink href={visit.path('/partnership')}>{t('nav.partnership')}</ButtonLink>
          </p>
        ) : (
          <PostButton action={visit.path(`/applications/${own.id}/withdrawal`)} kind="grave">
            {t('status.withdraw.button')}
          </PostButton>
        )}
        <p>
          <a href={visit.path('/status')}>{t('status.withdraw.stay')}</a>
        </p>
      </>
    ),
  };
}

/** For somebody whose application came in without consents, by an import: what we hold, and the boxes. */
export async function confirmationPage(
  visit: ProgrammeVisit,
  own: Application,
  posted?: { given: ReadonlySet<ConsentKind> },
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const kinds = await missingConsents(ctx, programme.id, own.person_id);
  const card = await partnerView(ctx, programme.id, own.id);
  const unticked = posted ? kinds.filter((kind) => !posted.given.has(kind)) : [];
  const title = t('status.confirm.title');
  return {
    title,
    indexed: false,
    nav: 'status',
    status: posted ? 422 : 200,
    body: (
      <>
        <Heading lead={t('status.confirm.lead')}>{title}</Heading>
        <ErrorSummary errors={unticked.map((kind) => ({ name: kind, message: t('apply.consent.needed') }))} />
        <p class="eyebrow">{t('apply.review.shown')}</p>
        {card ? <PartnerCard person={card} now={ctx.clock.now()} source={programme.source_locale} /> : null}
        <Form action={visit.path(`/applications/${own.id}/confirmation`)}>
          <ConsentFields
            kinds={kinds}
            given={posted?.given ?? new Set()}
            errors={posted !== undefined}
            path={visit.path}
          />
          <FormActions>
            <Button>{t('apply.link.confirm.button')}</Button>
          </FormActions>
        </Form>
      </>
    ),
  };
}
