import { identitiesOf, removeIdentity } from '../../rooms/people/index.ts';
import type { Identity } from '../../rooms/people/index.ts';
import { LocalTime, PostButton } from '../../ui/index.ts';
import { providerOf } from '../sign-in/with/provider.ts';
import { leaveFor } from '../sign-in/with/leave.tsx';
import { Ways, serverTrouble } from '../sign-in/with/ways.tsx';
import type { TypedServer } from '../sign-in/with/ways.tsx';
import type { Visit, ProgrammeVisit } from '../visit.ts';

/** Ways to sign in that a person linked, each with its end; and those the operator offers. Nothing when there is neither. */
export function SignIns({
  visit,
  identities,
  server,
}: {
  visit: ProgrammeVisit;
  identities: readonly Identity[];
  server?: TypedServer | undefined;
}) {
  const { t } = visit.view;
  if (identities.length === 0 && visit.config.signIn.length === 0) return null;
  return (
    <>
      <h2>{t('me.sign-ins')}</h2>
      <p>{t('me.sign-ins-lead')}</p>
      {identities.length > 0 ? (
        <ul>
          {identities.map((identity) => (
            <li key={identity.id}>
              {calledOf(visit, identity.provider)} <bdi>{identity.name}</bdi>
              <br />
              {t('me.sign-in-since')} <LocalTime at={identity.linkedAt} bare />{' '}
              <PostButton action={visit.path(`/me/sign-ins/${identity.id}/end`)}>
                {t('me.sign-in-remove')}
              </PostButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Ways visit={visit} action={visit.path('/me/sign-ins')} server={server} />
    </>
  );
}

/** Goes to a provider to link one more way with the account of who is signed in. */
export async function linkSignIn(
  visit: ProgrammeVisit,
  again: (server: TypedServer) => Promise<Response>,
): Promise<Response> {
  const { account, person } = visit;
  if (!person || account === null) return visit.notFound();
  const typed = (await visit.form()).get('server') ?? '';
  const left = await leaveFor(visit, { next: '', server: typed, links: { account, person: person.id } });
  if (left.ok) return left.page;
  const server = serverTrouble(visit, left.reason, typed);
  if (server) return again(server);
  const query = new URLSearchParams({ trouble: left.reason, with: visit.param('provider') });
  return visit.redirect(visit.path(`/me?${query}`));
}

export async function removeSignIn(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, account, person, programme } = visit;
  const id = visit.id('id');
  if (!person || account === null || id === null) return visit.notFound();
  const identity = (await identitiesOf(ctx, account)).find((one) => one.id === id);
  if (!identity) return visit.notFound();
  const called = calledOf(visit, identity.provider);
  await removeIdentity(ctx, {
    programme: programme.id,
    person: person.id,
    account,
    identity: id,
    called,
  });
  return visit.redirect(visit.path('/me'), 'sign-in-removed');
}

const calledOf = (visit: Visit, provider: string): string => providerOf(visit, provider)?.name ?? provider;
