import { CLOSING_REASONS, finishMatters, openMatters } from '../../../../rooms/matters/index.ts';
import type { Matter } from '../../../../rooms/matters/index.ts';
import { Bdi, Form, Heading, RadioGroup, Submit } from '../../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../../visit.ts';
import { subjectNames } from '../../log/subjects.ts';
import { actScope, matterPage } from '../kinds.ts';
import { idsFrom, idsIn } from './ids.ts';

/** Says how many of the chosen matters would leave the list, which by name, and with what effect. */
export async function closingPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const matters = await openMatters(ctx, programme.id, actScope(visit, 'end'), idsIn(url, 'matters'));
  const names = await subjectNames(visit, matters);
  const title = t('work.closing.count', { count: matters.length });
  return {
    title,
    workbench: 'work',
    body: (
      <>
        <Heading lead={t('work.closing.lead')}>{title}</Heading>
        <ul>
          {matters.map((matter) => (
            <li key={matter.id}>
              <a href={visit.path(matterPage(visit.brought, matter.kind).path(matter))}>
                <Bdi>{names(matter.subject) || t('log.former')}</Bdi>
              </a>
            </li>
          ))}
        </ul>
        {follows(matters).map((kind) => (
          <p key={kind}>{t(`work.closing.${kind}`)}</p>
        ))}
        {matters.length === 0 ? null : (
          <Form
            action={visit.path('/workbench/matters/closing')}
            hidden={{ matters: matters.map(({ id }) => id).join(',') }}
          >
            <RadioGroup
              name="why"
              label={t('work.closing.why')}
              help={t('work.closing.why-help')}
              choices={CLOSING_REASONS.map((why) => ({ value: why, label: t(`work.closing.why.${why}`) }))}
            />
            <Submit>{t('work.closing.do', { count: matters.length })}</Submit>
          </Form>
        )}
        <p>
          <a href={visit.path('/workbench')}>{t('workbench.desk.work')}</a>
        </p>
      </>
    ),
  };
}

/** The chosen matters' kinds whose closing has a further effect. */
const follows = (matters: readonly Matter[]) =>
  (['pair-silent', 'partner-silent'] as const).filter((kind) => matters.some((one) => one.kind === kind));

/** Takes the chosen matters off the list. Matters that somebody else has dealt with meanwhile stay as they are. */
export async function closeSeveral(visit: ProgrammeVisit): Promise<Response> {
  const form = await visit.form();
  const count = await finishMatters(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    matters: idsFrom(form.getAll('matters')),
    scope: actScope(visit, 'end'),
    why: CLOSING_REASONS.find((one) => one === form.get('why')) ?? '',
  });
  return visit.redirect(visit.path('/workbench'), count > 0 ? 'matters-done' : 'nothing-to-close');
}
