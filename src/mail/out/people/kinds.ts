import { instant, maybe, number, oneOf, text, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';
import { ACTS, LEGAL_KINDS } from '../../../rooms/people/index.ts';

/** The data of each of these mails. */
export const peopleKinds = {
  // The code serves for that act only.
  'act-code': { code: number, act: oneOf(ACTS, 'address') },
  'address-change': { change: number },
  'address-changed': { change: number },
  'address-changing': { change: number },
  'address-returned': {},
  'address-vouch': { change: number },
  'address-yours': { waits: yes },
  'details-changed-for': {},
  erased: {},
  'erasure-asked': {},
  invitation: { invitation: number },
  'legal-changed': { legal: oneOf(LEGAL_KINDS, 'privacy'), from: number, version: number },
  'new-sign-in': { at: instant, browser: maybe(text), system: maybe(text) },
  'sign-in-code': { code: number },
  'sign-in-linked': { provider: text, name: text },
  'sign-in-many': {},
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof peopleKinds> {}
}
