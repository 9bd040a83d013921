import type { MailBrings } from '../brings.ts';
import { hourTroubleMail } from './hourTrouble.ts';
import { meetingAnsweredMail } from './answered.ts';
import { meetingCancelledMail } from './cancelled.ts';
import { meetingChangedMail } from './changed.ts';
import { meetingsExamples as examples } from './examples.ts';
import { meetingLapsedMail } from './lapsed.ts';
import { meetingProposedMail } from './proposed.ts';
import { meetingReminderMail, meetingSoonMail } from './reminder.ts';
import { meetingShiftedMail } from './shifted.ts';
import { meetingStandsMail } from './stands.ts';
import { meetingUntilMail } from './until.ts';
import { meetingTroubleMail } from './meetingTrouble.ts';

export const meetingMails = {
  'hour-trouble': { mail: hourTroubleMail, example: examples['hour-trouble'] },
  'meeting-answered': { mail: meetingAnsweredMail, example: examples['meeting-answered'] },
  'meeting-cancelled': { mail: meetingCancelledMail, example: examples['meeting-cancelled'] },
  'meeting-changed': { mail: meetingChangedMail, example: examples['meeting-changed'] },
  'meeting-lapsed': { mail: meetingLapsedMail, example: examples['meeting-lapsed'] },
  'meeting-proposed': { mail: meetingProposedMail, example: examples['meeting-proposed'] },
  'meeting-reminder': { mail: meetingReminderMail, example: examples['meeting-reminder'] },
  'meeting-shifted': { mail: meetingShiftedMail, example: examples['meeting-shifted'] },
  'meeting-soon': { mail: meetingSoonMail, example: examples['meeting-soon'] },
  'meeting-stands': { mail: meetingStandsMail, example: examples['meeting-stands'] },
  'meeting-trouble': { mail: meetingTroubleMail, example: examples['meeting-trouble'] },
  'meeting-until': { mail: meetingUntilMail, example: examples['meeting-until'] },
} satisfies MailBrings;
