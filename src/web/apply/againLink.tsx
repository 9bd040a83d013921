import { beginApplication } from '../../rooms/applications/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { phaseOf, publicRounds, roundSaid } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { Heading } from '../../ui/index.ts';
import type { LinkPage } from '../brings.ts';
import { LinkButton } from '../links/button.tsx';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { openLinked } from './openLinked.ts';
import { applicationPath } from './step.tsx';

/** The link for a person whose answers were kept: leads to the form of the open round, filled in with them. Its subject is the round. */
export const againLink: LinkPage = { show, act };

async function roundOfLink({ ctx, programme }: ProgrammeVisit, link: RightLink): Promise<Round | null> {
  const round = (await publicRounds(ctx, programme.id)).find(({ id }) => id === Number(link.subject));
  return round && phaseOf(round, ctx.clock.now()) === 'open' ? round : null;
}

/** Shows the page of the link. Nothing begins before the person presses the button. */
async function show(visit: ProgrammeVisit, link: RightLink): Promise<PageAnswer> {
  const { t } = visit.view;
  const round = await roundOfLink(visit, link);
  const title = t('apply.link.again.title');
  return {
    title,
    body: round ? (
      <LinkButton
        title={title}
        lead={t('apply.link.again.lead', {
          round: roundSaid(round, visit.view, visit.programme.source_locale),
        })}
        button={t('apply.link.again.button')}
        action={visit.url.pathname}
      />
    ) : (
      <>
        <Heading lead={t('apply.link.again.over')}>{title}</Heading>
        <p>
          <a href={visit.path('/status')}>{t('nav.status')}</a>
        </p>
      </>
    ),
  };
}

/** Begins the application with last time's answers and opens its form. The person still sends it in themselves. */
async function act(visit: ProgrammeVisit, link: RightLink): Promise<Response> {
  const round = await roundOfLink(visit, link);
  if (!round) return visit.redirect(visit.url.pathname);
  const { programme, person } = link;
  const actor = { kind: 'person', id: person } as const;
  const { id } = await beginApplication(visit.ctx, { programme, actor, round: round.id, person });
  const application = await openLinked(visit, { ...link, subject: String(id) });
  if (!application) return visit.notFound();
  return visit.redirect(
    application.state === 'draft' ? applicationPath(visit, round) : visit.path('/status'),
  );
}
