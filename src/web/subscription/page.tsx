import { ownName } from '../../lib/world/languages.ts';
import { OFFERS } from '../../rooms/readers/index.ts';
import type { Offer } from '../../rooms/readers/index.ts';
import {
  CheckboxGroup,
  ErrorSummary,
  Form,
  Heading,
  Honeypot,
  RadioGroup,
  Submit,
  TextField,
  useView,
} from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';

export interface SubscriptionDraft {
  address: string;
  /** The language of the mails. */
  locale: string;
  offers: readonly Offer[];
  /** At `address`, `offers`. */
  errors: Messages;
}

/** The subscriptions that anybody can have by mail. A signed-in person needs no address, and sees their own. */
export function SubscriptionPage({
  programme,
  locales,
  isKnown,
  draft,
  action,
}: {
  programme: string;
  /** The languages to choose from. */
  locales: readonly string[];
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
          required={!isKnown}
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
            {locales.length > 1 ? (
              <RadioGroup
                name="locale"
                label={t('subscription.language')}
                value={draft.locale}
                choices={locales.map((value) => ({
                  value,
                  label: <span lang={value}>{ownName(value)}</span>,
                }))}
                required
              />
            ) : null}
            <Honeypot value="" />
          </>
        )}
        <Submit>{t(isKnown ? 'ui.save' : 'subscription.send')}</Submit>
      </Form>
    </>
  );
}
