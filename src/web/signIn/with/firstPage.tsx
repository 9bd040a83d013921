import { isSomebodys } from '../../../rooms/people/index.ts';
import { Checkbox, ErrorSummary, Form, Heading, Submit, TextField } from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import type { Arrived } from './kept.ts';
import { providerOf } from './provider.ts';

export async function firstPage(
  visit: ProgrammeVisit,
  { profile }: Arrived,
  form: {
    name?: string;
    address?: string;
    wantsPicture?: boolean;
    messages?: Messages;
    status?: number;
  } = {},
): Promise<PageAnswer> {
  const { t, rich } = visit.view;
  const provider = providerOf(visit, profile.provider)?.name ?? profile.provider;
  const messages = form.messages ?? {};
  // Only the owner of the address learns that it is known here.
  const isKnown =
    profile.isVouched && profile.address !== null && (await isSomebodys(visit.ctx, profile.address));
  const help = isKnown ? 'known' : profile.isVouched ? 'vouched' : 'code';
  return {
    title: t('sign-in.first.title'),
    status: form.status ?? 200,
    indexed: false,
    body: (
      <>
        <Heading lead={rich('sign-in.first.lead', { provider, name: <bdi>{profile.name || provider}</bdi> })}>
          {t('sign-in.first.title')}
        </Heading>
        <ErrorSummary errors={summary(messages)} />
        <Form action={visit.path('/sign-in/first')}>
          <TextField
            name="name"
            autocomplete="name"
            label={t('me.name')}
            value={form.name ?? profile.person}
            error={messages['name']}
            required
          />
          <TextField
            name="address"
            type="email"
            autocomplete="email"
            label={t('sign-in.address')}
            help={t(`sign-in.first.${help}`, { provider })}
            value={form.address ?? profile.address ?? ''}
            error={messages['address']}
            required
          />
          {profile.picture ? (
            <Checkbox
              name="picture"
              label={t('sign-in.first.picture', { provider })}
              help={t('sign-in.first.picture-help')}
              checked={form.wantsPicture}
            />
          ) : null}
          <p class="help">
            {rich(profile.picture ? 'sign-in.first.kept-picture' : 'sign-in.first.kept', {
              provider,
              privacy: (words) => <a href={visit.path('/privacy')}>{words}</a>,
            })}
          </p>
          <Submit>{t('sign-in.first.on')}</Submit>
        </Form>
      </>
    ),
  };
}
