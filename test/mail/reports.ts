import type { Report } from '../../src/mail/in/reports/readReport.ts';

/*
 * Reports of mail servers in their usual shapes, written for this project. `{to}` is the reader's address, `{id}` the Message-ID of our
 * mail.
 */

interface Sample {
  name: string;
  kind: Report['kind'];
  hard?: boolean;
  raw: string;
}

function report(
  status: string,
  { type = 'message/delivery-status', returned = true, head = '' } = {},
): string {
  return [
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    head || 'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"',
    '',
    '--=_b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.example. I could not deliver your message.',
    '--=_b',
    `Content-Type: ${type}`,
    '',
    status.trim(),
    '',
    ...(returned
      ? ['--=_b', 'Content-Type: text/rfc822-headers', '', 'Message-ID: {id}', 'Subject: x', '']
      : []),
    '--=_b--',
    '',
  ].join('\n');
}

const recipient = (lines: string): string => `Reporting-MTA: dns; mx.example\n\n${lines}`;

const letter = (head: string, body: string): string => `${head.trim()}\n\n${body.trim()}\n`;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'Postfix, unknown user',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nOriginal-Recipient: rfc822;{to}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.cast.example\nDiagnostic-Code: smtp; 550 5.1.1 <{to}>: Recipient address rejected:\n    User unknown in virtual mailbox table',
      ),
    ),
  },
  {
    name: 'Postfix, mailbox full after five days',
    kind: 'bounce',
    hard: false,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 4.2.2\nDiagnostic-Code: smtp; 452 4.2.2 The email account that you tried to reach is over quota',
      ),
    ),
  },
  {
    name: 'Postfix, delayed',
    kind: 'none',
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.cast.example[203.0.113.9]:25: Connection timed out\nWill-Retry-Until: Sun, 17 Jan 2027 10:00:00 +0000',
      ),
    ),
  },
  {
    name: 'delivered and relayed, asked for by somebody on the way',
    kind: 'none',
    raw: report(recipient('Final-Recipient: rfc822; {to}\nAction: relayed\nStatus: 2.0.0')),
  },
  {
    name: 'Google, no such account',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        "Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\n 550-5.1.1 double-checking the recipient's email address for typos. 550 5.1.1 NoSuchUser - gsmtp",
      ),
    ),
  },
  {
    name: 'Google, blocked as spam',
    kind: 'bounce',
    hard: false,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550-5.7.1 Our system has detected that this message is likely unsolicited mail. 550 5.7.1 gsmtp',
      ),
    ),
  },
  {
    name: 'Exchange, recipient not found by SMTP address lookup',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        'Final-Recipient: rfc822;{to}\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {to} not found by SMTP address lookup',
      ),
      { returned: false },
    ),
  },
  {
    name: 'Exchange, mailbox disabled',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        'Final-Recipient: rfc822;{to}\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp;550 5.2.1 mailbox disabled',
      ),
    ),
  },
  {
    name: 'our own address refused: nothing about the reader',
    kind: 'bounce',
    hard: false,
    raw: report(
      recipient(
        'Final-Recipient: rfc822;{to}\nAction: failed\nStatus: 5.1.8\nDiagnostic-Code: smtp; 550 5.1.8 sender domain not found',
      ),
    ),
  },
  {
    name: 'no such host, from sendmail',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        'Final-Recipient: RFC822; {to}\nAction: failed\nStatus: 5.1.2\nRemote-MTA: DNS; cast.example',
      ),
    ),
  },
  {
    name: 'a vague status with plain words beside it',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: FAILED\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 No such user here',
      ),
    ),
  },
  {
    name: 'the server’s own words against the status: a blocklist',
    kind: 'bounce',
    hard: false,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org',
      ),
    ),
  },
  {
    name: 'the server’s own words against the status: words alone',
    kind: 'bounce',
    hard: false,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 SPF validation failed',
      ),
    ),
  },
  {
    name: 'the server’s own code against the status: to be tried again',
    kind: 'bounce',
    hard: false,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 450 4.1.1 <{to}>: Recipient address rejected: User unknown',
      ),
    ),
  },
  {
    name: 'the server’s own words against the status: no such user',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        'Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.1.1 <{to}> User unknown',
      ),
    ),
  },
  {
    name: 'Office 365, access denied',
    kind: 'bounce',
    hard: true,
    raw: report(
      recipient(
        'Final-Recipient: rfc822;{to}\nAction: failed\nStatus: 5.4.1\nDiagnostic-Code: smtp;550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
      ),
    ),
  },
  {
    name: 'a report that names no action',
    kind: 'bounce',
    hard: true,
    raw: report(recipient('Final-Recipient: rfc822; {to}\nStatus: 5.1.1')),
  },
  {
    name: 'a report that says no more than that it failed, and the letter why',
    kind: 'bounce',
    hard: true,
    raw: report(recipient('Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.0.0')).replace(
      'I could not deliver your message.',
      'I could not deliver your message.\n\n<{to}>: 550 5.1.1 No such user here',
    ),
  },
  {
    name: 'Exim, in words',
    kind: 'bounce',
    hard: true,
    raw: letter(
      'From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Mail delivery failed: returning message to sender\nX-Failed-Recipients: {to}\nAuto-Submitted: auto-replied',
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  {to}\n    host mx.cast.example [203.0.113.9]\n    SMTP error from remote mail server after RCPT TO:<{to}>:\n    550 No such recipient here\n',
    ),
  },
  {
    name: 'Exim, in words, late',
    kind: 'none',
    raw: letter(
      'From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Warning: message 1abc delayed 24 hours\nAuto-Submitted: auto-replied',
      'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue. It will be retried.',
    ),
  },
  {
    name: 'qmail, in words',
    kind: 'bounce',
    hard: true,
    raw: letter(
      'From: MAILER-DAEMON@mx.example\nSubject: failure notice',
      "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<{to}>:\n203.0.113.9 does not like recipient.\nRemote host said: 550 5.1.1 unknown user\nGiving up on 203.0.113.9.",
    ),
  },
  {
    name: 'qmail, in words, mailbox full',
    kind: 'bounce',
    hard: false,
    raw: letter(
      'From: MAILER-DAEMON@mx.example\nSubject: failure notice',
      'Hi. This is the qmail-send program at mx.example.\n\n<{to}>:\nRemote host said: 552 5.2.2 mailbox is over its quota',
    ),
  },
  {
    name: 'abuse report of a feedback loop',
    kind: 'complaint',
    raw: report('Feedback-Type: abuse\nUser-Agent: SomeFBL/1.0\nVersion: 1\nOriginal-Rcpt-To: <{to}>', {
      type: 'message/feedback-report',
      head: 'Content-Type: multipart/report; report-type=feedback-report; boundary="=_b"',
    }),
  },
  {
    name: 'feedback that takes a complaint back',
    kind: 'none',
    raw: report('Feedback-Type: not-spam\nUser-Agent: SomeFBL/1.0\nVersion: 1', {
      type: 'message/feedback-report',
      head: 'Content-Type: multipart/report; report-type=feedback-report; boundary="=_b"',
    }),
  },
  {
    name: 'vacation',
    kind: 'none',
    raw: letter(
      'From: Luca <{to}>\nSubject: Out of office: News\nAuto-Submitted: auto-replied (vacation)\nIn-Reply-To: {id}',
      'I am away until Monday. Delivery to the following recipients failed is what my colleague says.',
    ),
  },
  {
    name: 'a person who answers the wrong address and quotes a number',
    kind: 'none',
    raw: letter(
      'From: Luca <{to}>\nSubject: Re: failure notice',
      'Hi, my room is 550 5.1.1 on the plan. Undeliverable, ha ha!',
    ),
  },
  {
    name: 'a receipt that it was read',
    kind: 'none',
    raw: report('Final-Recipient: rfc822;{to}\nDisposition: manual-action/MDN-sent-manually; displayed', {
      type: 'message/disposition-notification',
      head: 'Content-Type: multipart/report; report-type=disposition-notification; boundary="=_b"',
    }),
  },
];
