import type { MailKind } from '../../rooms/ctx.ts';
import type { MailDefinition } from './define.ts';
import { availabilityReminder, availabilityRequest } from './application/availability.ts';
import { applicationConfirm, applicationUnconfirmed } from './application/confirm.ts';
import { applicationDeclined } from './application/declined.ts';
import { applicationLate } from './application/late.ts';
import { applicationReceived } from './application/received.ts';
import { applicationResume } from './application/resume.ts';
import { waitingMail } from './application/waiting.ts';
import { applicationWithdrawn } from './application/withdrawn.ts';
import { addressesShownMail } from './addresses-shown.ts';
import { datesChanged } from './dates-changed.ts';
import { introductionMail } from './introduction.ts';
import { letterMail } from './letter.ts';
import { roundCancelled } from './round-cancelled.ts';
import { importInvitation } from './import/invitation.ts';
import { importReminder } from './import/reminder.ts';
import { signInCode } from './sign-in-code.ts';
import { topicMail } from './topic.ts';

const all: readonly MailDefinition[] = [
  applicationConfirm,
  applicationDeclined,
  applicationLate,
  applicationReceived,
  applicationResume,
  applicationUnconfirmed,
  applicationWithdrawn,
  availabilityReminder,
  availabilityRequest,
  datesChanged,
  roundCancelled,
  signInCode,
  topicMail,
  waitingMail,
  // One a line.
  addressesShownMail,
  introductionMail,
  letterMail,
  importInvitation,
  importReminder,
