import type { MailBrings } from '../brings.ts';
import { actCodeMail } from './actCode.ts';
import { addressChangeMail } from './addressChange.ts';
import { addressChangedMail } from './addressChanged.ts';
import { addressChangingMail } from './addressChanging.ts';
import { addressReturnedMail } from './addressReturned.ts';
import { addressVouchMail } from './addressVouch.ts';
import { addressYoursMail } from './addressYours.ts';
import { detailsChangedForMail } from './detailsChangedFor.ts';
import { erasedMail } from './erased.ts';
import { erasureAskedMail } from './erasureAsked.ts';
import { invitationMail } from './invitation.ts';
import { legalChangedMail } from './legalChanged.ts';
import { newSignInMail } from './newSignIn.ts';
import { signInCode } from './signInCode.ts';
import { signInLinkedMail } from './signInLinked.ts';
import { signInManyMail } from './signInMany.ts';
import { peopleExamples as examples } from './examples.ts';

export const peopleMails = {
  'act-code': { mail: actCodeMail, example: examples['act-code'] },
  'address-change': { mail: addressChangeMail, example: examples['address-change'] },
  'address-changed': { mail: addressChangedMail, example: examples['address-changed'] },
  'address-changing': { mail: addressChangingMail, example: examples['address-changing'] },
  'address-vouch': { mail: addressVouchMail, example: examples['address-vouch'] },
  'address-yours': { mail: addressYoursMail, example: examples['address-yours'] },
  'address-returned': { mail: addressReturnedMail, example: examples['address-returned'] },
  'legal-changed': { mail: legalChangedMail, example: examples['legal-changed'] },
  'details-changed-for': { mail: detailsChangedForMail, example: () => Promise.resolve({}) },
  erased: { mail: erasedMail, example: examples.erased },
  'erasure-asked': { mail: erasureAskedMail, example: examples['erasure-asked'] },
  'new-sign-in': { mail: newSignInMail, example: examples['new-sign-in'] },
  invitation: { mail: invitationMail, example: examples.invitation },
  'sign-in-code': { mail: signInCode, example: examples['sign-in-code'] },
  'sign-in-linked': { mail: signInLinkedMail, example: examples['sign-in-linked'] },
  'sign-in-many': { mail: signInManyMail, example: examples['sign-in-many'] },
} satisfies MailBrings;
