import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { LIMITS, writeIn } from '../../rooms/inbox/index.ts';
import type { ContactProblems } from '../../rooms/inbox/index.ts';
import type { Limit } from '../request/limits.ts';
import type { Messages } from '../frame/problems.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { ContactPage } from './page.tsx';
import type { ContactDraft } from './page.tsx';
import { ageOf, drawStamp, formKeyOf } from '../frame/stamp.ts';

/** More than anybody writes, fewer than a nuisance sends: for a person, or for an address from one network. */
const PER_ADDRESS: Limit = { name: 'contact-address', points: 5, seconds: 86_400 };
const PER_NETWORK: Limit = { name: 'contact-network', points: 10, seconds: 3600 };
/** The limit for all unknown writers together. */
const PER_PROGRAMME: Limit = { name: 'contact-programme', points: 300, seconds: 86_400 };

export const contactRoutes: Route[] = unseen([
  get('/contact', 'everyone', (visit) =>
    contactPage(visit, { name: '', address: '', body: '', website: '', stamp: '', errors: {} }),
  ),
  post('/contact', 'everyone', send),
]);

async function send(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, person, view } = visit;
  const form = await visit.form();
  const text = (name: string): string => form.get(name) ?? '';
  const draft = {
    name: text('name'),
    address: text('address'),
    body: text('body'),
    website: text('website'),
    stamp: text('stamp'),
  };
  const refuse = (errors: Messages, status = 422, stamp = draft.stamp): Response =>
    contactPage(visit, { ...draft, errors, stamp }, status);
  const age = ageOf(ctx, 'contact-form', programme.id, draft.stamp);
  // The stamp of a form that was sent too soon grows old enough by waiting; any other is drawn anew.
  if (age !== 'good')
    return refuse({ body: view.t('contact.error.soon') }, 422, age === 'soon' ? draft.stamp : '');
  if (draft.body.trim() !== '' && !(await isWithin(visit, draft.address)))
    return refuse({ body: view.t('contact.error.often') }, 429);
  const done = await writeIn(ctx, {
    programme: programme.id,
    from: person ? { person: person.id } : { name: draft.name, address: draft.address },
    locale: view.lang,
    body: draft.body,
    formKey: formKeyOf(draft.stamp),
    suspect: draft.website !== '',
  });
  return done.ok
    ? visit.redirect(visit.path('/contact'), 'contact-sent')
    : refuse(messages(visit, done.problems));
}

/** Whether the writer is within the limits. Messages by strangers under a signed-in person's address do not count for that person. */
async function isWithin(
  { limits, network, programme, person }: ProgrammeVisit,
  address: string,
): Promise<boolean> {
  if (person) return limits.allow(PER_ADDRESS, `person ${programme.id}:${person.id}`);
  return (
    (await limits.allow(PER_NETWORK, network)) &&
    (await limits.allow(PER_ADDRESS, `${network} ${programme.id}:${normaliseAddress(address) ?? ''}`)) &&
    (await limits.allow(PER_PROGRAMME, String(programme.id)))
  );
}

function messages({ view }: ProgrammeVisit, problems: ContactProblems): Messages {
  const { name, address, body } = problems;
  return {
    ...(name ? { name: view.t('contact.error.name') } : {}),
    ...(address ? { address: view.t('contact.error.address') } : {}),
    ...(body
      ? {
          body: view.t(body === 'too-long' ? 'inbox.error.too-long' : 'inbox.error.empty', {
            max: LIMITS.message,
          }),
        }
      : {}),
  };
}

function contactPage(visit: ProgrammeVisit, draft: ContactDraft, status = 200): Response {
  const { ctx, programme, person, view } = visit;
  const stamp = draft.stamp || drawStamp(ctx, 'contact-form', programme.id);
  return visit.page({
    title: view.t('contact.title'),
    status,
    body: <ContactPage {...{ programme, person }} draft={{ ...draft, stamp }} path={visit.path} />,
  });
}
