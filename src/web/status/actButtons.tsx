import { EDITABLE } from '../../rooms/applications/index.ts';
import type { Application, Stand } from '../../rooms/applications/index.ts';
import { Button, ButtonLink, Form, FormActions, PostButton, useView } from '../../ui/index.ts';
import { applicationPath } from '../apply/step.tsx';
import type { ProgrammeVisit } from '../visit.ts';

export const IS_OVER: ReadonlySet<Stand['standing']> = new Set([
  'late',
  'withdrawn',
  'declined',
  'unavailable',
  'waiting',
  'unmatched',
  'finished',
  'cancelled',
  'unanswered',
]);

/** The possible acts: one main button, the rest beside it. */
export function Acts({
  visit,
  application,
  stand,
  mayReturn,
}: {
  visit: ProgrammeVisit;
  application: Application;
  stand: Stand;
  mayReturn: boolean;
}) {
  const { t } = useView();
  const { standing, phase, later } = stand;
  const own = visit.path(`/applications/${application.id}`);
  const form = applicationPath(visit, stand.round);
  const inTime = phase === 'open' || phase === 'closed';
  const laterIsOpen = later !== null && later.dates.opens.dueAt <= visit.ctx.clock.now();
  const isOver = IS_OVER.has(standing);
  const mayChange = EDITABLE.includes(application.state) && application.state !== 'draft' && phase === 'open';
  const mayWithdraw =
    ['draft', 'submitted', 'confirmed', 'waiting'].includes(application.state) &&
    standing !== 'cancelled' &&
    standing !== 'late';
  return (
    <>
      {standing === 'draft' || standing === 'invited' ? (
        <p>
          <ButtonLink href={form}>{t(standing === 'draft' ? 'status.go-on' : 'status.look')}</ButtonLink>
        </p>
      ) : null}
      {standing === 'unconfirmed' ? (
        visit.person ? (
          // The person signed in by a mailed code, so the address is theirs.
          <PostButton action={`${own}/confirmation`} kind="main">
            {t('apply.link.confirm.button')}
          </PostButton>
        ) : (
          <PostButton action={`${own}/confirmation-link`}>{t('status.link-again')}</PostButton>
        )
      ) : null}
      {standing === 'asked' || standing === 'unavailable' ? (
        inTime ? (
          <Form action={`${own}/availability`}>
            <FormActions>
              <Button name="available" value="yes">
                {t(standing === 'asked' ? 'apply.available.yes' : 'status.available-after-all')}
              </Button>
              {standing === 'asked' ? (
                <Button kind="quiet" name="available" value="no">
                  {t('apply.available.no')}
                </Button>
              ) : null}
            </FormActions>
          </Form>
        ) : null
      ) : null}
      {standing === 'matched' ? (
        <p>
          <ButtonLink href={visit.path('/partnership')}>{t('nav.partnership')}</ButtonLink>
        </p>
      ) : null}
      {standing === 'withdrawn' && mayReturn ? (
        <PostButton action={`${own}/reinstatement`}>{t('status.reinstate')}</PostButton>
      ) : null}
      {isOver && later && laterIsOpen ? (
        <p>
          <ButtonLink href={applicationPath(visit, later)}>{t('status.apply-again')}</ButtonLink>
        </p>
      ) : null}
      {mayChange ? (
        <p>
          <a href={`${form}/review`}>{t('status.change')}</a>
        </p>
      ) : null}
      {mayWithdraw ? (
        <p>
          <a href={`${own}/withdrawal`}>{t('status.withdraw.link')}</a>
        </p>
      ) : null}
    </>
  );
}
