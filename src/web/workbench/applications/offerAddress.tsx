import type { Offered } from '../../../rooms/applications/index.ts';
import type { OfferWay } from '../../../rooms/people/index.ts';
import { Details, Form, LocalTime, PostButton, Submit, TextField, useView } from '../../../ui/index.ts';

/** An address that a volunteer typed, and the reason why no link was mailed to it. */
export interface RefusedAddress {
  typed: string;
  message: string;
}

/** The form for a person's other address, and the last one offered, with the button that withdraws it. */
export function OfferAddress({
  of: { offerWay, offered },
  to,
  refused,
}: {
  of: { offerWay: OfferWay; offered: Offered | null };
  /** The address to which a noun about the person is posted. */
  to: (noun: string) => string;
  refused?: RefusedAddress | undefined;
}) {
  const { t } = useView();
  return (
    <>
      {offered ? <Waits offered={offered} to={to} /> : null}
      {offerWay === 'never' && !refused ? null : (
        <Details summary={t('applications.offer')} open={refused !== undefined}>
          <Form action={to('address')}>
            <TextField
              name="address"
              type="email"
              label={t('applications.offer-address')}
              help={t(offerWay === 'late' ? 'applications.offer-help-late' : 'applications.offer-help')}
              value={refused?.typed}
              error={refused?.message}
              required
            />
            <Submit>{t('applications.offer-send')}</Submit>
          </Form>
        </Details>
      )}
    </>
  );
}

function Waits({
  offered: { change, address, at, holdsAt, asked, yes, no },
  to,
}: {
  offered: Offered;
  to: (noun: string) => string;
}) {
  const { t, rich } = useView();
  const named = { address: <bdi dir="ltr">{address}</bdi> };
  return (
    <>
      <p>
        {holdsAt
          ? rich('applications.offer-waits', { ...named, when: <LocalTime at={holdsAt} bare /> })
          : rich('applications.offered', { ...named, when: <LocalTime at={at} bare /> })}
        {holdsAt && asked > 0 ? ` ${t('applications.offer-vouched', { asked, yes })}` : null}
        {no > 0 ? ` ${t('applications.offer-denied')}` : null}
      </p>
      <PostButton action={to('address/removal')} name="change" value={String(change)} kind="quiet">
        {t('applications.offer-end')}
      </PostButton>
    </>
  );
}
