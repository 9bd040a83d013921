import { identitiesOf, removeIdentity } from '../../rooms/people/index.ts';
import type { Identity } from '../../rooms/people/index.ts';
import { Form, LocalTime, Of, PostButton, Submit } from '../../ui/index.ts';
import { forgetOffer, readOffer } from '../signIn/with/kept.ts';
import type { Offer } from '../signIn/with/kept.ts';
import { copyPicture } from '../signIn/with/picture.ts';
import { providerOf } from '../signIn/with/provider.ts';
import { leaveFor } from '../signIn/with/leave.tsx';
import { ProviderButtons, serverTrouble } from '../signIn/with/providerButtons.tsx';
import type { TypedServer } from '../signIn/with/providerButtons.tsx';
import type { Visit, ProgrammeVisit } from '../visit.ts';

/** The ways to sign in that the person linked, each with a button to remove it, and those that the operator offers; null without any. */
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
  const offer = offerHere(visit);
  if (identities.length === 0 && visit.config.signIn.length === 0) return null;
  return (
    <>
      <h2 id="sign-ins">{t('me.sign-ins')}</h2>
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
                <Of>{`${calledOf(visit, identity.provider)} ${identity.name}`}</Of>
              </PostButton>
            </li>
          ))}
        </ul>
      ) : null}
      {offer ? (
        <Form action={visit.path('/me/picture')}>
          <p>{t('me.picture-lead', { provider: offer.provider })}</p>
          <Submit kind="quiet">{t('me.picture-take')}</Submit>
        </Form>
      ) : null}
      <ProviderButtons visit={visit} action={visit.path('/me/sign-ins')} server={server} />
    </>
  );
}

/** Leads to a provider, to link one more way to sign in with the signed-in person's account. */
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

/** Takes over the picture from a provider that was just linked. */
export async function adoptOfferedPicture(visit: ProgrammeVisit): Promise<Response> {
  const offer = offerHere(visit);
  forgetOffer(visit);
  if (!offer) return visit.redirect(visit.path('/me'));
  const own = { programme: visit.programme.id, person: offer.person };
  const done = await copyPicture(visit, own, offer.picture);
  return visit.redirect(visit.path('/me'), done === 'had' ? undefined : `picture-${done}`);
}

/** The offer, if it was made to this person. */
function offerHere(visit: ProgrammeVisit): Offer | null {
  const offer = readOffer(visit);
  return offer?.programme === visit.programme.slug && offer.person === visit.person?.id ? offer : null;
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
  return visit.redirect(visit.path('/me#sign-ins'), 'sign-in-removed');
}

const calledOf = (visit: Visit, provider: string): string => providerOf(visit, provider)?.name ?? provider;
