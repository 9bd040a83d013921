import { sql } from 'kysely';
import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';
import { carryIdentities } from './identities/carryIdentities.ts';
import { carryRoles } from './roles/carryRoles.ts';

/** The claims of this room's tables: how each table names people, and what happens to those rows when a person is erased. */
export const claims = {
  account: {
    what: 'the address somebody signs in with',
    who: {
      address: [
        'address',
        { by: 'goes, unless they take part in another programme or run the installation' },
      ],
    },
    ownData: 'account',
    moves: 'of its people',
    until: 'the last person who signs in with it goes',
  },
  address_change: {
    what: 'a new address that was asked for, and the one before',
    who: { person_id: ['person', 'gone'], offered_by: ['person', null] },
    merged: { stays: 'an address that was left takes back its own account alone' },
    ownData: 'addressChanges',
    moves: 'rows',
    until: 'they erase themselves',
  },
  address_vouch: {
    what: 'whether somebody knows a partner by a new address',
    who: { person_id: ['person', 'gone'] },
    merged: { stays: 'the link that asks was mailed to the address before' },
    ownData: 'addressVouches',
    moves: 'rows',
    until: 'the address is their partner’s, or 45 days after it was given',
  },
  consent: {
    what: 'which text somebody agreed to, and when',
    who: { person_id: ['person', 'gone'] },
    // Anybody may have agreed at an address that was never proven, so its consents do not move.
    merged: async (carry) => (carry.proven ? carry.move('person_id') : undefined),
    ownData: 'consents',
    moves: 'rows',
    until: 'they erase themselves',
  },
  details_before: {
    what: 'how somebody was named and read before a coordinator changed it for them, so that it can be undone',
    who: { person_id: ['person', 'gone'] },
    plain: ['became'],
    ownData: 'detailsBefore',
    merged: { stays: 'what is done is done' },
    moves: { stays: 'what is done is done' },
    until: 'a coordinator changes them once more, or they erase themselves',
  },
  device: {
    what: 'browsers that an account knows, by a keyed mark',
    who: { account_id: ['account', { with: 'account' }] },
    ownData: 'browsers',
    moves: { stays: 'a browser that an account knows' },
    until: 'four hundred days after the last sign-in with it, or when the account goes',
  },
  invitation: {
    what: 'an invitation to a role',
    who: { person_id: ['person', 'gone'] },
    merged: ({ change, gone, now }) =>
      change(
        { revoked_at: sql`${now}` },
        sql`t.person_id = ${gone.id} and t.accepted_at is null and t.revoked_at is null`,
      ),
    ownData: 'invitations',
    moves: 'rows',
    until: 'they erase themselves; who never accepted goes after 14 days',
  },
  legal_text: {
    what: 'who published a version of the legal texts',
    who: { published_by: ['person', BY] },
    plain: ['text', 'html'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  link_session: {
    what: 'a browser that came by the link of a mail',
    who: { link_id: [{ of: 'right_link' }, { with: 'right_link' }] },
    ownData: 'openedByLinks',
    moves: { stays: 'a browser that came by a link' },
    until: 'the link runs out',
  },
  operator: {
    what: 'who runs the installation',
    who: { account_id: ['account', { stays: 'whoever runs the installation goes on doing so' }] },
    ownData: { not: 'it belongs to no programme' },
    moves: { stays: 'who runs an installation is said there' },
    until: 'they give it up',
  },
  person: {
    what: 'name, address, country, zone and language',
    who: {
      id: [
        'person',
        { stays: 'a number without a name, so that a partner’s letters are a former participant’s' },
      ],
      account_id: ['account', null],
      stands_for: ['person', 'gone'],
      merged_into: ['person', { by: 'whoever was merged into them goes along' }],
    },
    words: {
      address: { by: 'becomes one that means nothing' },
      name: '',
      called: '',
      pronunciation: '',
      zone: null,
      country: { stays: 'so that numbers of countries still add up' },
      locale: { stays: 'the language alone tells nothing of anybody' },
    },
    plain: ['erase_far'],
    merged: { stays: 'the number that was merged stays, and says into which' },
    ownData: 'person',
    moves: 'rows',
    until:
      'the data of their last round goes, unless they have another part here, or erase themselves before; who only wrote once, was only invited or never sent an application in goes by itself',
  },
  right_link: {
    what: 'links of mails that do something for somebody',
    who: { person_id: ['person', 'gone'] },
    // A link mailed to the other address opens nothing from now on.
    merged: ({ change, gone, now }) =>
      change(
        { revoked_at: sql`${now}` },
        sql`t.person_id = ${gone.id} and t.revoked_at is null and t.used_at is null`,
      ),
    ownData: { not: 'a link is a key, and keys are not handed out' },
    moves: 'rows',
    until: 'a month after it was used, ended or ran out',
  },
  role: {
    what: 'who held which role from when to when',
    who: { person_id: ['person', { stays: 'it ends; that there was one stays, by number' }] },
    words: {
      role: { stays: 'what could be seen by whom, and when' },
      country: { stays: 'the country an ambassador was for' },
    },
    merged: carryRoles,
    ownData: 'roles',
    moves: 'rows',
    until: 'the programme goes',
  },
  session: {
    what: 'where somebody is signed in',
    who: { account_id: ['account', { with: 'account' }] },
    ownData: 'sessions',
    moves: { stays: 'where somebody is signed in' },
    until: 'they sign out, or it runs out',
  },
  sign_in_client: {
    moves: { stays: 'the installation’s' },
    nobody: 'the installation as clients of Mastodon servers',
    plain: ['server', 'redirect_uri', 'client_id', 'client_secret'],
  },
  sign_in_code: {
    what: 'codes that were asked for',
    who: { address: ['address', 'gone'] },
    ownData: { not: 'a code is a key, and gone within the hour' },
    moves: { stays: 'a code of the moment' },
    until: 'an hour after it ran out',
  },
  sign_in_count: {
    moves: { stays: 'the installation’s' },
    nobody: 'how often each thing of signing in happened on a day',
    plain: ['kind'],
  },
  sign_in_identity: {
    what: 'sign-ins with Google, Facebook, Mastodon and others',
    who: { account_id: ['account', { with: 'account' }] },
    merged: carryIdentities,
    ownData: 'signInsWith',
    moves: {
      stays: 'a sign-in with others: whoever comes with it must show again that they have the address',
    },
    until: 'they remove it, or the account goes',
  },
} satisfies Partial<Claims<Table>>;
