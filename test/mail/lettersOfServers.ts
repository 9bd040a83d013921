import type { Report } from '../../src/mail/in/reports/readReport.ts';

/*
 * Letters of mail servers that contain no standard report, in their usual shapes; and other mails to the same addresses. `{to}` is the
 * reader's address.
 */

interface Letter {
  name: string;
  kind: Report['kind'];
  /** For a bounce alone. */
  verdict?: 'hard' | 'soft' | 'us';
  head: string;
  body: string;
  /** The whole content type with its boundary; plain text by default. */
  type?: string;
}

const COPY = `\n------ This is a copy of the message, including all the headers. ------\n\nReturn-path: <bounce@shelves.example>\nSubject: News\n\n550 5.1.1 is the number of the room, which is no longer available.`;
const EXIM_HEAD =
  'From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Mail delivery failed: returning message to sender\nX-Failed-Recipients: {to}\nAuto-Submitted: auto-replied';
const EXIM =
  'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n';
const exim = (name: string, verdict: Letter['verdict'], why: string): Letter => ({
  name: `Exim, ${name}`,
  kind: 'bounce',
  ...(verdict ? { verdict } : {}),
  head: EXIM_HEAD,
  body: `${EXIM}  {to}\n${why}\n${COPY}`,
});

export const LETTERS: readonly Letter[] = [
  {
    name: 'mail.ru, in Russian',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: mailer-daemon@corp.mail.ru\nSubject: Ваше сообщение не доставлено. Mail failure.\nAuto-Submitted: auto-replied',
    body: `Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n  {to}\n    SMTP error from remote mail server after RCPT TO:<{to}>:\n    host mx.cast.example [192.0.2.222]: 550 5.1.1 <{to}>... User Unknown\n\nРекомендуем Вам проверить корректность указания адресов получателей.${COPY}`,
  },
  {
    name: 'mail.ru, without a reason',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: mailer-daemon@corp.mail.ru\nSubject: Ваше сообщение не доставлено',
    body: 'К сожалению, Ваше письмо не может быть доставлено.',
  },
  {
    name: 'OpenSMTPD',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: Mailer Daemon <MAILER-DAEMON@mx.example>\nSubject: Delivery status notification: error',
    body: '    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this e-mail.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\n{to}: 550 5.1.1 http://support.google.com/mail/bin/answer.py?answer=6596 ad1si1997204pbd.83 - gsmtp\n\n    Below is a copy of the original message:\n\nReceived: from localhost\nSubject: News\n\nHello',
  },
  {
    name: 'OpenSMTPD, no code',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: Mailer Daemon <MAILER-DAEMON@mx.example>\nSubject: Delivery status notification: error',
    body: '    Hi!\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\n{to}: Network error on destination MXs\n',
  },
  {
    name: 'InterScan',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: "InterScan MSS" <postmaster@cast.example>\nSubject: メッセージを配信できません。',
    body: '...\n\nSent <<< RCPT TO:<{to}>\nReceived >>> 550 5.1.1 <{to}>... user unknown\n\n...\n\n*** End of message ***',
  },
  {
    name: 'InterScan, an own name as sender',
    kind: 'bounce',
    verdict: 'us',
    head: 'From: InterScan Messaging Security Suite <imss@cast.example>\nSubject: Mail could not be delivered',
    body: 'Sent >>> RCPT TO:<{to}>\nReceived <<< 550 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using Trend Micro Email Reputation Service.',
  },
  exim(
    'after RCPT TO',
    'hard',
    '    SMTP error from remote mail server after RCPT TO:<{to}>:\n    host mx.cast.example [192.0.2.20]: 550 Unknown user',
  ),
  exim(
    'after MAIL FROM',
    'us',
    '    SMTP error from remote mail server after MAIL FROM:<bounce@shelves.example> SIZE=1543:\n    host mx.cast.example [192.0.2.20]: 550 5.1.1 unknown user',
  ),
  exim(
    'after the end of the data',
    'us',
    '    host mx.cast.example [192.0.2.222]\n    SMTP error from remote mail server after end of data:\n    550 5.2.0 <bounce@shelves.example> From:\n    Domain is invalid. Please provide a valid From:\n    IB506  <http://cast.example/506>',
  ),
  exim(
    'access denied',
    'us',
    '    SMTP error from remote mail server after RCPT TO:<{to}>:\n    host mx.cast.example [192.0.2.32]: 554 5.7.1 <{to}>:\n    Recipient address rejected: Access denied',
  ),
  exim(
    'blacklisted, without a code',
    'us',
    '    "Sorry, you are sending to/from an address that has been blacklisted"',
  ),
  exim('unrouteable', 'hard', '    Unrouteable address'),
  exim('retry timeout', 'soft', '    retry timeout exceeded'),
  exim('full', 'soft', '    mailbox is full: retry timeout exceeded'),
  exim(
    'a filter',
    'soft',
    '    This message has been rejected because it has\n    a potentially executable attachment "x.pif"',
  ),
  {
    name: 'Office 365, its letter alone',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@cast.example>\nSubject: Undeliverable: News\nAuto-Submitted: auto-replied',
    body: "cast.example rejected your message to the following email addresses:\n\n{to}\nYour message couldn't be delivered. It appears that the email address you sent your message to wasn't found at the destination domain, or the recipient's mailbox is unavailable. The email address might be misspelled or it might not exist.",
  },
  {
    name: 'Office 365, its letter with the code',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@cast.example>\nSubject: Undeliverable: News',
    body: "Delivery has failed to these recipients or groups:\n\n{to}\nThe email address you entered couldn't be found. Please check the recipient's email address.\n\nDiagnostic information for administrators:\n\nGenerating server: DB7PR01MB0001.eurprd01.prod.exchangelabs.com\n\n{to}\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {to} not found by SMTP address lookup'\n\nOriginal message headers:\n\nReceived: from mx.example",
  },
  {
    name: 'Office 365, in HTML alone',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: Microsoft Outlook <postmaster@cast.example>\nSubject: Undeliverable: News',
    type: 'text/html; charset=utf-8',
    body: "<html><body><p>Your message to <b>{to}</b> couldn't be delivered.</p><table><tr><td>Remote server returned '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)'</td></tr></table><p>Original Message Headers</p><pre>Received: from mx</pre></body></html>",
  },
  {
    name: 'Office 365, in German',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: Microsoft Outlook <postmaster@cast.example>\nSubject: Unzustellbar: News',
    body: 'Ihre Nachricht an {to} konnte nicht zugestellt werden.',
  },
  {
    name: 'Exchange 5.5',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: System Administrator <postmaster@cast.example>\nSubject: Undeliverable: News',
    body: 'Your message\n\n  To:      {to}\n  Subject: News\n\ndid not reach the following recipient(s):\n\n{to} on Thu, 29 Apr 2027 16:51:51 -0500\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=jp;a= ;p=neko\n    MSEXCH:IMS:KIJITORA CAT:EXAMPLE:EXCHANGE 0 (000C05A6) Unknown Recipient',
  },
  {
    name: 'Zoho',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: mailer-daemon@mail.zoho.com\nSubject: Undelivered Mail Returned to Sender',
    body: 'This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error. \n\n{to} Invalid Address, ERROR_CODE :550, ERROR_CODE :5.2.1 <{to}>... User Unknown\n\n\nReceived:from mail.zoho.com by mx.zohomail.com\nSubject:News',
  },
  {
    name: 'Yahoo, full',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: MAILER-DAEMON@yahoo.com\nSubject: Failure Notice',
    body: 'Sorry, we were unable to deliver your message to the following address.\n\n<{to}>:\nRemote host said: 550 5.2.2 <{to}>... Mailbox Full [RCPT_TO]\n\n--- Below this line is a copy of the message.\n\nReceived: from x',
  },
  {
    name: 'Yahoo, no account',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: MAILER-DAEMON@yahoo.com\nSubject: Failure Notice',
    body: "Sorry, we were unable to deliver your message to the following address.\n\n<{to}>:\n554: delivery error: dd This user doesn't have a yahoo.com account ({to}) [0] - mta1316.mail.bf1.yahoo.com\n\n--- Below this line is a copy of the message.",
  },
  {
    name: 'GMX, no reason but time',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: MAILER-DAEMON@mail.gmx.com\nSubject: Mail delivery failed: returning message to sender',
    body: 'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error. The following address\nfailed:\n\n<{to}>\n\nReason:\ndelivery retry timeout exceeded\n\n--- The header of the original message is following. ---\n\nReceived: from x',
  },
  {
    name: 'Google, an old letter',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)',
    body: 'Delivery to the following recipient failed permanently:\n\n     {to}\n\nTechnical details of permanent failure: \nThe recipient server did not accept our requests to connect.\n[(0) cast.example. [192.0.2.119]:25: socket error]\n\n----- Original message -----\n\nReceived: by x',
  },
  {
    name: 'Sendmail, old',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\nSubject: Returned mail: User unknown',
    body: '   ----- Transcript of session follows -----\n... while talking to mx.cast.example.:\n>>> RCPT To:<{to}>\n<<< 550 5.1.1 <{to}>... User Unknown\n550 <{to}>... User unknown\n\n   ----- Unsent message follows -----\nReceived: from x',
  },
  {
    name: 'qmail, no host',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: MAILER-DAEMON@mx.example\nSubject: failure notice',
    body: "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<{to}>:\nSorry, I couldn't find any host named cast.example. (#5.1.2)\n\n--- Below this line is a copy of the message.",
  },
  {
    name: 'Lotus Domino',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: Postmaster@cast.example\nSubject: DELIVERY FAILURE: User luca ({to}) not listed in Domino Directory',
    body: 'Your message\n\n  Subject: News\n\nwas not delivered to:\n\n  {to}\n\nbecause:\n\n  User luca ({to}) not listed in Domino Directory',
  },
  {
    name: 'a server with an empty From',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: <>\nSubject: Returned mail',
    body: 'The message was not delivered.',
  },
  {
    name: 'an unknown program with a name of its own',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: Mail Gateway <gateway@mx.cast.example>\nSubject: Notification',
    body: 'Message to {to} refused: 554 Transaction failed',
  },
  {
    name: 'French',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: postmaster@cast.example\nSubject: Non remis : News',
    body: "Votre message n'a pas pu être remis aux destinataires suivants :\n\n{to}",
  },
  {
    name: 'Spanish, no such user',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: postmaster@cast.example\nSubject: No se puede entregar',
    body: 'Su mensaje no se ha podido entregar.\n\n{to}: usuario desconocido',
  },
  {
    name: 'Chinese',
    kind: 'bounce',
    verdict: 'hard',
    head: 'From: postmaster@cast.example\nSubject: 系统退信',
    body: '很抱歉，您的邮件无法投递。\n\n{to}\n收件人不存在',
  },
  {
    name: 'Arabic',
    kind: 'bounce',
    verdict: 'soft',
    head: 'From: postmaster@cast.example\nSubject: تعذّر التسليم',
    body: 'تعذر تسليم رسالتك إلى {to}',
  },
  {
    name: 'late, in words',
    kind: 'none',
    head: 'From: MAILER-DAEMON@mx.example\nSubject: Delivery Status Notification (Delay)',
    body: 'This is an automatically generated Delivery Status Notification.\n\nTHIS IS A WARNING MESSAGE ONLY.\n\nYOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nDelivery to the following recipient has been delayed:\n\n  {to}\n\nMessage will be retried for 2 more day(s)',
  },
  {
    name: 'late, in words, with the code of now',
    kind: 'none',
    head: 'From: MAILER-DAEMON@mx.example\nSubject: Warning: could not send message for past 4 hours',
    body: 'The message could not be delivered yet; it will be retried.\n\n450 4.2.0 <{to}>: Recipient address rejected: Greylisted',
  },
  {
    name: 'arrived',
    kind: 'none',
    head: 'From: MAILER-DAEMON@mx.example\nSubject: Successful Mail Delivery Report',
    body: 'Your message was successfully delivered to the destination(s) listed below.',
  },
  {
    name: 'vacation of the reader, without a sender',
    kind: 'none',
    head: 'From: Luca <{to}>\nSubject: Re: News\nAuto-Submitted: auto-replied',
    body: 'I am away. My room is 550 on the plan; mail to me is not delivered to anybody else meanwhile.',
  },
  {
    name: 'vacation from another address of theirs',
    kind: 'none',
    head: 'From: Luca <l.ferri@cast.example>\nSubject: Out of office: News\nAuto-Submitted: auto-replied',
    body: 'I am away until 5.1.2028. Your mail has not been delivered to a colleague.',
  },
  {
    name: 'vacation in words alone',
    kind: 'none',
    head: 'From: Luca <l.ferri@cast.example>\nSubject: Abwesenheitsnotiz',
    body: 'Ich bin im Urlaub. Meine Durchwahl ist 550 12.',
  },
  {
    name: 'a plain answer of a machine',
    kind: 'none',
    head: 'From: Service desk <desk@cast.example>\nSubject: Ticket 5123 was opened\nAuto-Submitted: auto-generated',
    body: 'Thank you, we have received your message.',
  },
  {
    name: 'a challenge',
    kind: 'none',
    head: 'From: AntiSpam UOL <antispam@cast.example>\nSubject: Please confirm your message to {to}',
    body: 'Your message has not been delivered yet. Click here to prove that you are a person, and it is.',
  },
];
