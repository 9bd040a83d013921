import type { ApplicationForDesk } from '../../../rooms/applications/index.ts';
import { Details, Form, LocalTime, Submit, TextField, useView } from '../../../ui/index.ts';

/** An address that a volunteer typed, and why no link went there. */
export interface RefusedAddress {
  typed: string;
  message: string;
}

/** A form for another address of somebody, and the one that was offered last. */
export function OfferAddress({
  of: { mayBeOffered, offered },
  action,
  refused,
}: {
  of: ApplicationForDesk;
  action: string;
  refused?: RefusedAddress | undefined;
}) {
  const { t, rich } = useView();
  if (!mayBeOffered && !refused) return null;
  return (
    <>
      {offered ? (
        <p>
          {rich('applications.offered', {
            address: <bdi dir="ltr">{offered.address}</bdi>,
            when: <LocalTime at={offered.at} bare />,
          })}
        </p>
      ) : null}
      <Details summary={t('applications.offer')} open={refused !== undefined}>
        <Form action={action}>
          <TextField
            name="address"
            type="email"
            label={t('applications.offer-address')}
            help={t('applications.offer-help')}
            value={refused?.typed}
            error={refused?.message}
            required
          />
          <Submit>{t('applications.offer-send')}</Submit>
        </Form>
      </Details>
    </>
  );
}
