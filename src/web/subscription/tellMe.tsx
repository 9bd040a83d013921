import { subscriptionsOf } from '../../rooms/readers/index.ts';
import { Form, Honeypot, Submit, TextField, useView } from '../../ui/index.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** The forms of "tell me when the next round opens": with a field for an address, with one click, or with the wish noted. */
export type Tells = 'stranger' | 'known' | 'told';

export async function tellsOf({ ctx, programme, person }: ProgrammeVisit): Promise<Tells> {
  if (!person) return 'stranger';
  return (await subscriptionsOf(ctx, programme.id, person.id)).includes('openings') ? 'told' : 'known';
}

/** Stands beside each sentence that says when the next round opens, or that this is not known yet. */
export function TellMe({ tells, action }: { tells: Tells; action: string }) {
  const { t } = useView();
  if (tells === 'told') return <p>{t('subscription.tell.on')}</p>;
  return (
    <Form action={action} hidden={{ offers: 'openings', act: 'more' }}>
      <p>{t('subscription.tell.lead')}</p>
      {tells === 'stranger' ? (
        <>
          <TextField name="address" type="email" autocomplete="email" label={t('contact.address')} required />
          <Honeypot value="" />
        </>
      ) : null}
      <Submit kind="quiet">{t('subscription.tell.button')}</Submit>
    </Form>
  );
}
