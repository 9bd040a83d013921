import type { Application, Stand } from '../../rooms/applications/index.ts';
import { partnerView, wouldReturnTo } from '../../rooms/applications/index.ts';
import { missingConsents } from '../../rooms/people/index.ts';
import { roundSaid } from '../../rooms/programmes/index.ts';
import { ButtonLink, Form, Heading, PostButton, Submit } from '../../ui/index.ts';
import { ConsentFields, MissingConsents } from '../apply/consents.tsx';
import type { PostedConsents } from '../apply/consents.tsx';
import { PartnerCard } from '../apply/partnerCard.tsx';
import { ownPage } from '../apply/ownPage.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';

/** The text that says until when leaving can be undone, for states in which that is not the publication of partners. */
const LEADS: Partial<Record<Application['state'], 'lead-draft' | 'lead-waiting'>> = {
  draft: 'lead-draft',
  waiting: 'lead-waiting',
};

/** The second of the two clicks to withdraw. A person with a partner is led to the partners' page instead. */
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
  return ownPage(
    title,
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
    </>,
  );
}

/** The page for a person whose application was imported without consents: the data that we hold, and the boxes. */
export async function confirmationPage(
  visit: ProgrammeVisit,
  own: Application,
  posted?: PostedConsents,
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const kinds = await missingConsents(ctx, programme.id, own.person_id);
  const card = await partnerView(ctx, programme.id, own.id);
  const title = t('status.confirm.title');
  return ownPage(
    title,
    <>
      <Heading lead={t('status.confirm.lead')}>{title}</Heading>
      <MissingConsents kinds={kinds} posted={posted} />
      <p class="eyebrow">{t('apply.review.shown')}</p>
      {card ? <PartnerCard person={card} now={ctx.clock.now()} source={programme.source_locale} /> : null}
      <Form action={visit.path(`/applications/${own.id}/confirmation`)}>
        <ConsentFields kinds={kinds} posted={posted} path={visit.path} />
        <Submit>{t('apply.link.confirm.button')}</Submit>
      </Form>
    </>,
    posted ? 422 : 200,
  );
}
