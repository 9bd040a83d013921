import { LIMITS } from '../../rooms/inbox/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import {
  ErrorSummary,
  Form,
  Heading,
  Honeypot,
  Submit,
  TextArea,
  TextField,
  useView,
} from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';

export interface ContactDraft {
  name: string;
  address: string;
  body: string;
  /** A field that machines fill in and people never see. */
  website: string;
  stamp: string;
  /** At `name`, `address`, `body`. */
  errors: Messages;
}

/** The page on which anybody writes to the programme; a signed-in person needs no address. */
export function ContactPage({
  programme,
  person,
  draft,
  path,
}: {
  programme: Programme;
  person: Person | null;
  draft: ContactDraft;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  return (
    <>
      <Heading lead={t('contact.lead', { programme: programme.name })}>{t('contact.title')}</Heading>
      <Form action={path('/contact')} hidden={{ stamp: draft.stamp }}>
        <ErrorSummary errors={summary(draft.errors)} />
        {person ? (
          <p>
            {rich('contact.as', {
              name: <bdi>{person.name || person.address}</bdi>,
              address: <bdi dir="ltr">{person.address}</bdi>,
            })}
          </p>
        ) : (
          <>
            <TextField
              name="name"
              label={t('contact.name')}
              required
              autocomplete="name"
              value={draft.name}
              maxLength={LIMITS.name}
              error={draft.errors['name']}
            />
            <TextField
              name="address"
              type="email"
              label={t('contact.address')}
              help={t('contact.address-help')}
              required
              autocomplete="email"
              value={draft.address}
              error={draft.errors['address']}
            />
          </>
        )}
        <TextArea
          name="body"
          label={t('contact.body')}
          help={t('contact.kept')}
          required
          value={draft.body}
          maxLength={LIMITS.message}
          error={draft.errors['body']}
          rows={8}
        />
        <Honeypot value={draft.website} />
        <Submit>{t('contact.send')}</Submit>
      </Form>
      <p>
        {rich('contact.by-mail', {
          address: (
            <a href={`mailto:${programme.contact_address}`} dir="ltr">
              {programme.contact_address}
            </a>
          ),
        })}
      </p>
    </>
  );
}
