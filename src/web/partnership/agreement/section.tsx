import { hasAccepted } from '../../../rooms/partnerships/index.ts';
import type {
  Agreement,
  AgreementVersion,
  OwnPartnership,
  Partner,
  Terms,
} from '../../../rooms/partnerships/index.ts';
import { LocalDay, PostButton, useView } from '../../../ui/index.ts';
import { isOver, partnerNames, presentPartners } from '../partnerNames.ts';
import { Hopes } from './hopes.tsx';
import { TermsList, hiddenTerms } from './terms.tsx';

export interface AgreementProps {
  own: OwnPartnership;
  agreement: Agreement;
  /** The ready proposal to offer when the members have none. */
  ready: Terms;
  path: (path: string) => string;
}

/** Whether a proposal waits for the reader's yes. */
export const waitsForMe = ({
  own,
  agreement: { open },
}: Pick<AgreementProps, 'own' | 'agreement'>): boolean => open !== null && !hasAccepted(open, own.me.person);

/** The title; that of an ended partnership says what was agreed. */
export const titleOf = (own: OwnPartnership | null) =>
  own && isOver(own) ? 'agreement.title-over' : 'agreement.title';

/** Terms that stand or wait for a yes; without any, a ready proposal. */
export function AgreementSection(props: AgreementProps) {
  const { own, agreement, path } = props;
  const { t } = useView();
  if ((isOver(own) || own.apartAt) && !agreement.standing) return null;
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{t(titleOf(own))}</h2>
      <AgreementState {...props} />
      {isOver(own) ? null : (
        <p>
          <a href={path(`/partnership/${own.id}/agreement`)}>{t('agreement.change')}</a>
        </p>
      )}
    </section>
  );
}

/** The state of the agreement, without a heading. */
export function AgreementState(props: AgreementProps) {
  const { own, agreement } = props;
  const { t } = useView();
  const { standing, open } = agreement;
  return (
    <>
      {open ? <Open {...props} version={open} /> : null}
      {open && standing ? <p>{t('agreement.until-then')}</p> : null}
      {standing ? (
        <>
          <TermsList terms={standing} />
          <Hopes own={own} version={standing} />
          {open ? null : <Reopened own={own} version={standing} />}
        </>
      ) : null}
      {open || standing ? null : <Ready {...props} />}
    </>
  );
}

function Ready({ own, ready, path }: AgreementProps) {
  const view = useView();
  const { t, rich } = view;
  const names = <bdi>{partnerNames(presentPartners(own), view)}</bdi>;
  return (
    <>
      <p>{rich('agreement.ready', { names })}</p>
      <TermsList terms={ready} />
      <PostButton kind="main" action={path(`/partnership/${own.id}/agreement`)} hidden={hiddenTerms(ready)}>
        {t('agreement.propose-this')}
      </PostButton>
    </>
  );
}

/** A proposal that the reader can accept, or that waits for the others. */
function Open({ own, version, path }: AgreementProps & { version: AgreementVersion }) {
  const view = useView();
  const { t, rich } = view;
  const by = version.sides.find(({ proposed }) => proposed)?.person;
  const named = (partners: readonly Partner[]) => <bdi>{partnerNames(partners, view)}</bdi>;
  const waiting = presentPartners(own).filter(({ person }) => !hasAccepted(version, person));
  const date = <LocalDay at={version.proposedAt} />;
  const isMine = hasAccepted(version, own.me.person);
  return (
    <>
      <p>
        {by === undefined || by === own.me.person
          ? rich('agreement.proposed-mine', { date })
          : rich('agreement.proposed', {
              name: named(own.partners.filter(({ person }) => person === by)),
              date,
            })}
      </p>
      <TermsList terms={version} />
      <Hopes own={own} version={version} />
      {isMine ? (
        waiting.length > 0 ? (
          <p>{rich('agreement.waits', { names: named(waiting) })}</p>
        ) : null
      ) : (
        <PostButton
          kind="main"
          action={path(`/partnership/${own.id}/agreement/acceptance`)}
          hidden={{ version: String(version.id) }}
        >
          {t('agreement.agree')}
        </PostButton>
      )}
    </>
  );
}

/** Says that a member would like to talk about the agreement again. */
function Reopened({ own, version }: { own: OwnPartnership; version: AgreementVersion }) {
  const view = useView();
  const { t, rich } = view;
  const by = version.sides.find(({ reopenedAt }) => reopenedAt)?.person;
  if (by === undefined || isOver(own)) return null;
  if (by === own.me.person) return <p>{t('agreement.reopened-mine')}</p>;
  const partner = own.partners.filter(({ person }) => person === by);
  return <p>{rich('agreement.reopened', { name: <bdi>{partnerNames(partner, view)}</bdi> })}</p>;
}
