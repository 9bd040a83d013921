import type { KeysOf } from '../../../i18n/locales.ts';
import type { MailKind } from '../../../rooms/kinds.ts';

/** The parts of a round, and one for mails of no part, in the order of the list of mails. */
export type MailPhase = KeysOf<'wording.phase'>;

/** The mails of each part, by the beginnings of their kinds. */
const BEGIN: readonly (readonly [MailPhase, RegExp])[] = [
  ['applying', /^(?:application|draft|import|round-open|come-back|dates-changed|round-cancelled)\b/],
  ['before-matching', /^availability\b/],
  ['introduction', /^(?:introduction|waiting|unanswered|still-waiting|trio)\b/],
  [
    'together',
    /^(?:letter|turn-reminder|contact|partner|partnership-reopened|silence|absence|return|here-again|agreement|addresses-shown|leaving|concern|appeal|free-hours)/,
  ],
  ['meetings', /^(?:meeting|hour-trouble|call)\b/],
  ['topics', /^(?:topic|guest-invitation|comment|follow-confirm|ban|writer-banned|chat)/],
  ['end', /^(?:ending-soon|farewell|stay-in-touch|touch-noted|round-over|answers-kept)$/],
  [
    'account',
    /^(?:sign-in|new-sign-in|address|act-code|eras|people|merge|details-changed|legal-changed|invitation)/,
  ],
  ['operator', /^(?:backup|disk)/],
];

/** The part of a round in which a mail leaves. `partnership-ended` belongs to the end, whatever the beginning of its name. */
export function phaseOfMail(kind: MailKind): MailPhase {
  if (kind === 'partnership-ended') return 'end';
  return BEGIN.find(([, begin]) => begin.test(kind))?.[0] ?? 'anytime';
}

/** Mails by their part of a round, in the order of the parts; empty parts are left out. */
export function byPhase<T extends { kind: MailKind }>(mails: readonly T[]): [MailPhase, T[]][] {
  const order: MailPhase[] = [
    'applying',
    'before-matching',
    'introduction',
    'together',
    'meetings',
    'topics',
    'end',
    'anytime',
    'account',
    'operator',
  ];
  return order
    .map((phase): [MailPhase, T[]] => [phase, mails.filter(({ kind }) => phaseOfMail(kind) === phase)])
    .filter(([, some]) => some.length > 0);
}
