import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { isSomebodys, joinWith, linkIdentity, signInWith } from '../../../rooms/people/index.ts';
import type { Messages } from '../../frame/problems.ts';
import type { NoteKey, ProgrammeVisit } from '../../visit.ts';
import { beginSession } from '../begin.ts';
import { landing } from '../landing.ts';
import { sendCode } from '../sendCode.ts';
import { knownAs } from './returnFromProvider.ts';
import { forgetArrived, keepArrived, readArrived } from './kept.ts';
import type { Arrived } from './kept.ts';
import { copyPicture } from './picture.ts';
import { providerOf, shortLine } from './provider.ts';
import type { Profile } from './provider.ts';
import { firstPage } from './firstPage.tsx';

/** The first sign-in with a provider: says what will happen, and asks for a name and an address. */
export async function showFirst(visit: ProgrammeVisit): Promise<Response> {
  const arrived = arrivedHere(visit);
  return arrived ? visit.page(await firstPage(visit, arrived)) : over(visit);
}

/** Goes on with the typed values: signs in at once where no code is needed, else leads to the page of the code. */
export async function finishFirst(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const arrived = arrivedHere(visit);
  const provider = arrived ? providerOf(visit, arrived.profile.provider) : undefined;
  if (!arrived || !provider) return over(visit);
  const { profile, next } = arrived;
  const form = await visit.form();
  const wantsPicture = form.get('picture') === 'yes';
  const typed = { name: shortLine(form.get('name')), address: form.get('address') ?? '', wantsPicture };
  const address = normaliseAddress(typed.address);
  const messages: Messages = {
    ...(typed.name ? {} : { name: view.t('me.error.required') }),
    ...(address ? {} : { address: view.t('sign-in.error.address') }),
  };
  const refuse = async (status: number, errors: Messages): Promise<Response> =>
    visit.page(await firstPage(visit, arrived, { ...typed, messages: errors, status }));
  if (!typed.name || !address) return refuse(422, messages);

  const isTrusted = provider.kind !== 'mastodon';
  const known = knownAs(profile);
  const vouched = profile.isVouched && profile.address === address ? address : null;
  const joined = await joinWith(ctx, {
    programme: programme.id,
    known,
    called: provider.name,
    name: typed.name,
    locale: view.lang,
    vouched,
  });
  if (joined.ok) {
    const device = visit.headers.get('user-agent') ?? '';
    const done = await signInWith(ctx, { programme: programme.id, known, isTrusted, device });
    if (!done.ok) return over(visit);
    forgetArrived(visit);
    await beginSession(visit, { ...done, at: { programme: programme.id, person: done.person } });
    const note = wantsPicture ? await pictureTo(visit, done.person, profile) : undefined;
    const to =
      next || (await landing(ctx, { programme: programme.id, slug: programme.slug, person: done.person }));
    return visit.redirect(to, note);
  }
  const isNew = (await isSomebodys(ctx, address)) ? 0 : 1;
  const ticket = await sendCode(visit, { address, newcomer: { name: typed.name, locale: view.lang } });
  if (!ticket) return refuse(429, { address: view.t('sign-in.error.limit') });
  keepArrived(visit, { ...arrived, code: codeIdOf(ticket), isNew, wantsPicture });
  return visit.redirect(visit.path(`/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}`));
}

/** The identity that the code for this browser will link, to be named on its page; null when there is none. */
export function waitingToLink(visit: ProgrammeVisit): { provider: string; name: string } | null {
  const arrived = arrivedHere(visit);
  if (!arrived?.code || arrived.code !== codeIdOf(visit.cookies['signing-in'] ?? '')) return null;
  const provider = providerOf(visit, arrived.profile.provider);
  return provider ? { provider: provider.name, name: arrived.profile.name || provider.name } : null;
}

/** Links the identity that this browser brought from a provider, after its code was entered. */
export async function linkAfterCode(
  visit: ProgrammeVisit,
  done: { person: number; account: number },
): Promise<NoteKey | undefined> {
  const arrived = arrivedHere(visit);
  const waiting = waitingToLink(visit);
  forgetArrived(visit);
  if (!arrived || !waiting) return undefined;
  const linked = await linkIdentity(visit.ctx, {
    programme: visit.programme.id,
    ...done,
    known: knownAs(arrived.profile),
    called: waiting.provider,
    tell: !arrived.isNew,
  });
  if (!linked.ok) return 'sign-in-taken';
  const note = arrived.wantsPicture ? await pictureTo(visit, done.person, arrived.profile) : undefined;
  return note === 'picture-failed' ? note : 'sign-in-linked';
}

/** Takes the picture at the provider for the person's comments here; returns the note about that. */
async function pictureTo(
  visit: ProgrammeVisit,
  person: number,
  { picture }: Profile,
): Promise<'picture-failed' | 'picture-taken' | undefined> {
  if (picture === null) return undefined;
  const done = await copyPicture(visit, { programme: visit.programme.id, person }, picture);
  return done === 'had' ? undefined : `picture-${done}`;
}

const codeIdOf = (ticket: string): string => ticket.split('.')[0] ?? '';

function arrivedHere(visit: ProgrammeVisit): Arrived | null {
  const arrived = readArrived(visit);
  return arrived?.programme === visit.programme.slug ? arrived : null;
}

const over = (visit: ProgrammeVisit): Response | Promise<Response> => {
  const path = visit.path('/sign-in?trouble=over');
  return visit.method === 'POST' ? visit.turnBack(path) : visit.redirect(path);
};
