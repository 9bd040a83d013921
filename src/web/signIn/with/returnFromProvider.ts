import { createHash } from 'node:crypto';
import { commenterOf } from '../../../rooms/discussion/index.ts';
import { linkIdentity, signInWith } from '../../../rooms/people/index.ts';
import { programmeBySlug } from '../../../rooms/programmes/index.ts';
import type { Limit } from '../../request/limits.ts';
import type { Visit } from '../../visit.ts';
import { beginSession } from '../begin.ts';
import { landing } from '../landing.ts';
import { keepArrived, keepOffer, sentAway } from './kept.ts';
import type { Away } from './kept.ts';
import { troubleOf } from './library.ts';
import { noteTrouble, protocolOf } from './leave.tsx';
import { SignInTrouble, providerOf } from './provider.ts';
import type { Profile, Trouble } from './provider.ts';

/** One answer for each request: a second one with the same state is refused, in every process and however fast it comes. */
const ONCE: Limit = { name: 'sign-in-state', points: 1, seconds: 1200 };

/** Takes back a browser that was sent to a provider. The answer counts only for the request of this browser. */
export async function returnFromProvider(visit: Visit): Promise<Response> {
  const away = sentAway(visit);
  const key = visit.param('provider');
  if (!away) return visit.redirect(`/sign-in?${new URLSearchParams({ trouble: 'over', with: key })}`);
  try {
    // Each provider has its own address to come back to, so that one cannot answer for another (mix-up).
    if (away.provider !== key) throw new SignInTrouble('mismatch');
    const profile = await profileOf(visit, away);
    return away.links ? await link(visit, away, profile, away.links) : await enter(visit, away, profile);
  } catch (error) {
    noteTrouble(visit, away.provider, error);
    return back(visit, away, troubleOf(error));
  }
}

async function profileOf(visit: Visit, away: Away): Promise<Profile> {
  const provider = providerOf(visit, away.provider);
  if (!provider) throw new SignInTrouble('failed');
  const used = createHash('sha256').update(away.state).digest('base64url');
  if (!(await visit.limits.allow(ONCE, used))) throw new SignInTrouble('over');
  const answer = new URL(away.redirectUri);
  answer.search = visit.url.search;
  const profile = await protocolOf(provider).comeBack(visit, provider, { answer, sent: away });
  if (profile.subject.length > 255 || profile.issuer.length > 500) throw new SignInTrouble('failed');
  return profile;
}

async function enter(visit: Visit, away: Away, profile: Profile): Promise<Response> {
  const programme = await programmeBySlug(visit.ctx, away.programme);
  const provider = providerOf(visit, away.provider);
  if (!programme || !provider) return visit.notFound();
  const done = await signInWith(visit.ctx, {
    programme: programme.id,
    known: knownAs(profile),
    isTrusted: provider.kind !== 'mastodon',
    device: visit.headers.get('user-agent') ?? '',
  });
  if (done.ok) {
    await beginSession(visit, { ...done, at: { programme: programme.id, person: done.person } });
    const { id, slug } = programme;
    return visit.redirect(
      away.next || (await landing(visit.ctx, { programme: id, slug, person: done.person })),
    );
  }
  if (done.reason === 'rights') return back(visit, away, 'rights');
  keepArrived(visit, { profile, programme: away.programme, next: away.next });
  return visit.redirect(`/p/${away.programme}/sign-in/first`);
}

async function link(
  visit: Visit,
  away: Away,
  profile: Profile,
  { account, person }: { account: number; person: number },
): Promise<Response> {
  const programme = await programmeBySlug(visit.ctx, away.programme);
  const provider = providerOf(visit, away.provider);
  if (!programme || !provider) return visit.notFound();
  // A person who meanwhile signed out, or in as somebody else, links nothing.
  if (visit.account !== account) return back(visit, away, 'over');
  const done = await linkIdentity(visit.ctx, {
    programme: programme.id,
    person,
    account,
    known: knownAs(profile),
    called: provider.name,
    tell: true,
  });
  if (!done.ok) return back(visit, away, done.reason);
  if (profile.picture && !(await commenterOf(visit.ctx, programme.id, person))?.picture)
    keepOffer(visit, {
      programme: away.programme,
      person,
      provider: provider.name,
      picture: profile.picture,
    });
  return visit.redirect(`/p/${away.programme}/me`, 'sign-in-linked');
}

/** Leads back to the beginning with a sentence. That page also offers the way by mailed code. */
function back(visit: Visit, away: Away, trouble: Trouble): Response {
  const query = new URLSearchParams({ trouble, with: away.provider });
  if (away.links) return visit.redirect(`/p/${away.programme}/me?${query}`);
  if (away.next) query.set('next', away.next);
  return visit.redirect(`/p/${away.programme}/sign-in?${query}`);
}

export const knownAs = ({ provider, issuer, subject, name }: Profile) => ({
  provider,
  issuer,
  subject,
  name,
});
