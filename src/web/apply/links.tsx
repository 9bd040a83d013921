import {
  answerAvailability,
  applicationById,
  confirmApplication,
  standingOf,
} from '../../rooms/applications/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { roundById, roundSaid } from '../../rooms/programmes/index.ts';
import { Button, Form, FormActions, Heading, Notice } from '../../ui/index.ts';
import { againLink } from './againLink.tsx';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage, AreaBrings } from '../brings.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { applicantOf } from './applicant.ts';
import { openLinked, handOverLinked } from './openLinked.ts';
import { applicationPath } from './step.tsx';

/** Mailed links about one application; their subject is its id. */
export const applicationLinks = {
  resume: openingLink('resume'),
  status: openingLink('status'),
  confirm: openingLink('confirm'),
  again: againLink,
  available: { show: askAvailable, act: sayAvailable },
} satisfies AreaBrings['links'];

/** A link that opens the application in this browser, and proves its owner's address. */
function openingLink(purpose: 'resume' | 'status' | 'confirm'): LinkPage {
  return {
    show: (visit) => buttonPage(visit, purpose),
    act: async (visit, link) => {
      const application = await openLinked(visit, link);
      if (!application) return visit.notFound();
      if (application.state === 'submitted') {
        const done = await confirmApplication(visit.ctx, {
          programme: visit.programme.id,
          actor: applicantOf(application),
          application: application.id,
        });
        if (!done.ok && done.reason === 'consents')
          return visit.redirect(visit.path(`/applications/${application.id}/confirmation`));
        return visit.redirect(visit.path('/status'), done.ok ? 'application-confirmed' : undefined);
      }
      if (purpose !== 'resume' || application.state !== 'draft') return visit.redirect(visit.path('/status'));
      const round = await roundById(visit.ctx, visit.programme.id, application.round_id);
      return visit.redirect(applicationPath(visit, round));
    },
  };
}

function buttonPage(visit: ProgrammeVisit, purpose: 'resume' | 'status' | 'confirm'): PageAnswer {
  const { t } = visit.view;
  const title = t(`apply.link.${purpose}.title`);
  return {
    title,
    body: (
      <LinkButton
        title={title}
        lead={t(`apply.link.${purpose}.lead`)}
        button={t(`apply.link.${purpose}.button`)}
        action={visit.url.pathname}
      />
    ),
  };
}

async function askAvailable(visit: ProgrammeVisit, link: RightLink): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const application = await applicationById(ctx, programme.id, Number(link.subject));
  const stand = application ? await standingOf(ctx, application) : null;
  const round = stand ? roundSaid(stand.round, view, programme.source_locale) : '';
  const title = t('apply.available.title', { round });
  const standing = stand?.standing;
  const inTime =
    standing !== undefined && ['asked', 'available', 'confirmed', 'unavailable'].includes(standing);
  const said = standing === 'available' || standing === 'unavailable' ? standing : null;
  return {
    title,
    body: (
      <>
        <Heading lead={t(inTime ? 'apply.available.lead' : 'apply.available.over')}>{title}</Heading>
        {said ? (
          <Notice title={t(`standing.${said}.title`)}>
            <p>{t(`standing.${said}.lead`)}</p>
          </Notice>
        ) : null}
        {inTime ? (
          <Form action={visit.url.pathname}>
            <FormActions>
              <Button name="available" value="yes">
                {t('apply.available.yes')}
              </Button>
              <Button name="available" value="no" kind="quiet">
                {t('apply.available.no')}
              </Button>
            </FormActions>
          </Form>
        ) : null}
        <p>
          <a href={visit.path('/status')}>{t('nav.status')}</a>
        </p>
      </>
    ),
  };
}

async function sayAvailable(visit: ProgrammeVisit, link: RightLink): Promise<Response> {
  const said = (await visit.form()).get('available');
  if (said !== 'yes' && said !== 'no') return visit.redirect(visit.url.pathname);
  const application = await handOverLinked(visit, link);
  if (!application) return visit.notFound();
  const done = await answerAvailability(visit.ctx, {
    programme: visit.programme.id,
    actor: applicantOf(application),
    application: application.id,
    available: said === 'yes',
  });
  // The mail asked only this question: the application itself stays closed to this browser.
  const note = said === 'yes' ? 'available' : 'unavailable';
  return visit.redirect(visit.url.pathname, done.ok ? note : undefined);
}
