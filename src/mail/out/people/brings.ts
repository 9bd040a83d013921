import type { MailBrings } from '../brings.ts';
import { actCodeMail } from './act-code.ts';
import { addressChangeMail } from './address-change.ts';
import { addressChangedMail } from './address-changed.ts';
import { addressReturnedMail } from './address-returned.ts';
import { erasedMail } from './erased.ts';
import { erasureAskedMail } from './erasure-asked.ts';
import { invitationMail } from './invitation.ts';
import { legalChangedMail } from './legal-changed.ts';
import { newSignInMail } from './new-sign-in.ts';
import { signInCode } from './sign-in-code.ts';
import { signInLinkedMail } from './sign-in-linked.ts';
import { signInManyMail } from './sign-in-many.ts';
import { peopleExamples as examples } from './examples.ts';

export const peopleMails = {
  'act-code': { mail: actCodeMail, example: examples['act-code'] },
  'address-change': { mail: addressChangeMail, example: examples['address-change'] },
  'address-changed': { mail: addressChangedMail, example: examples['address-changed'] },
  'address-returned': { mail: addressReturnedMail, example: examples['address-returned'] },
  'legal-changed': { mail: legalChangedMail, example: examples['legal-changed'] },
  erased: { mail: erasedMail, example: examples.erased },
  'erasure-asked': { mail: erasureAskedMail, example: examples['erasure-asked'] },
  'new-sign-in': { mail: newSignInMail, example: examples['new-sign-in'] },
  invitation: { mail: invitationMail, example: examples.invitation },
  'sign-in-code': { mail: signInCode, example: examples['sign-in-code'] },
  'sign-in-linked': { mail: signInLinkedMail, example: examples['sign-in-linked'] },
  'sign-in-many': { mail: signInManyMail, example: examples['sign-in-many'] },
} satisfies MailBrings;
