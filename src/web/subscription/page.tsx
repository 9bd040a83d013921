import { OFFERS } from '../../rooms/readers/index.ts';
import type { Offer } from '../../rooms/readers/index.ts';
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Honeypot,
  TextField,
  useView,
} from '../../ui/index.ts';
import { summary } from '../problems.ts';
import type { Messages } from '../problems.ts';

export interface SubscriptionDraft {
  address: string;
  offers: readonly Offer[];
  /** At `address`, `offers`. */
  errors: Messages;
}

/** What anybody can have by mail; who is signed in needs no address, and sees what they have. */
export function SubscriptionPage({
  programme,
  isKnown,
  draft,
  action,
}: {
  programme: string;
  isKnown: boolean;
  draft: SubscriptionDraft;
  action: string;
}) {
  const { t } = useView();
  return (
    <>
      <Heading lead={t('subscription.lead', { programme })}>{t('subscription.title')}</Heading>
      {isKnown ? null : <p>{t('subscription.how')}</p>}
      <ErrorSummary errors={summary(draft.errors)} />
      <Form action={action}>
        <CheckboxGroup
          name="offers"
          label={t('subscription.offers')}
          value={[...draft.offers]}
          error={draft.errors['offers']}
          choices={OFFERS.map((value) => ({ value, label: t(`offer.${value}`) }))}
        />
        {isKnown ? null : (
          <>
            <TextField
              name="address"
              type="email"
              autocomplete="email"
              label={t('contact.address')}
              value={draft.address}
              error={draft.errors['address']}
              required
            />
            <Honeypot value="" />
          </>
        )}
        <FormActions>
          <Button>{t(isKnown ? 'ui.save' : 'subscription.send')}</Button>
        </FormActions>
      </Form>
    </>
  );
}
