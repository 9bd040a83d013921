import { USUAL_CATEGORIES } from '../../rooms/preferences/index.ts';
import type { Rhythm } from '../../rooms/preferences/index.ts';
import type { StoppedAddress } from '../../rooms/sending/index.ts';
import type { Details, Identity, OpenByLink, OpenSession, Person } from '../../rooms/people/index.ts';
import {
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  PostButton,
  Submit,
  TextField,
} from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { ErasureComing } from './erasure.tsx';
import { RhythmForm, quietZone } from './rhythm.tsx';
import { TroubleNotice } from '../signIn/with/providerButtons.tsx';
import type { TypedServer } from '../signIn/with/providerButtons.tsx';
import { Sessions } from './sessions.tsx';
import { SignIns } from './signIns.tsx';
import { AddressTrouble } from './trouble.tsx';
import { DetailsForm } from './detailsForm.tsx';

export interface MePage {
  person: Person;
  sessions: readonly OpenSession[];
  byLink: readonly OpenByLink[];
  identities: readonly Identity[];
  stopped: readonly string[];
  trouble: StoppedAddress | null;
  rhythm: Rhythm;
  /** The typed values of a form that came back. */
  details?: Details;
  address?: string;
  server?: TypedServer;
  messages?: Messages;
  status?: number;
}

/** All that people decide about themselves here, each part in a form of its own. */
export function mePage(visit: ProgrammeVisit, page: MePage): PageAnswer {
  const { t } = visit.view;
  const messages = page.messages ?? {};
  return {
    title: t('nav.me'),
    status: page.status ?? 200,
    indexed: false,
    nav: 'me',
    body: (
      <>
        <Heading lead={t('me.lead')}>{t('nav.me')}</Heading>
        <ErasureComing visit={visit} person={page.person} />
        <AddressTrouble visit={visit} trouble={page.trouble} here />
        <TroubleNotice visit={visit} />
        <ErrorSummary errors={summary({ ...messages, server: page.server?.error })} />
        <DetailsForm visit={visit} page={page} messages={messages} />
        <p>
          <a href={visit.path('/me/calendar')}>{t('calendar.own.link')}</a>
        </p>
        <p>
          <a href={visit.path('/discussion')}>{t('discussion.own.title')}</a>
        </p>
        <h2 id="address">{t('sign-in.address')}</h2>
        <p>
          <bdi dir="ltr">{page.person.address}</bdi>
        </p>
        <Form action={visit.path('/me/address')}>
          <TextField
            name="address"
            type="email"
            autocomplete="email"
            label={t('me.new-address')}
            help={t('me.new-address-help')}
            value={page.address}
            error={messages['address']}
            required
          />
          <Submit kind="quiet">{t('me.change-address')}</Submit>
        </Form>
        <p>
          <a href={visit.path('/me/other-address')}>{t('me.other.link')}</a>
        </p>
        <SignIns visit={visit} identities={page.identities} server={page.server} />
        <h2 id="mails">{t('me.mails')}</h2>
        <Form action={visit.path('/me/mails')}>
          <CheckboxGroup
            name="wanted"
            label={t('me.mails-wanted')}
            help={t('me.mails-help')}
            value={USUAL_CATEGORIES.filter((category) => !page.stopped.includes(category))}
            choices={USUAL_CATEGORIES.map((value) => ({ value, label: t(`me.mails.${value}`) }))}
            required
          />
          <Submit kind="quiet">{t('ui.save')}</Submit>
        </Form>
        <p>
          <a href={visit.path('/subscription')}>{t('subscription.link')}</a>
        </p>
        <RhythmForm
          action={visit.path('/me/rhythm')}
          rhythm={page.rhythm}
          zone={quietZone(page.person, visit.programme)}
          error={messages['quietFrom']}
        />
        <Sessions visit={visit} page={page} />
        <h2>{t('me.data')}</h2>
        <p>{t('me.data-lead')}</p>
        <FormActions>
          <PostButton action={visit.path('/me/data')} name="as" value="page">
            {t('own-data.read')}
          </PostButton>
          <PostButton action={visit.path('/me/data')} name="as" value="zip">
            {t('own-data.zip')}
          </PostButton>
          <PostButton action={visit.path('/me/data')}>{t('me.download')}</PostButton>
          <a href={visit.path('/me/erasure')}>{t('me.erase')}</a>
        </FormActions>
      </>
    ),
  };
}
