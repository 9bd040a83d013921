import type { Sample } from './index.ts';

/** The same by mail servers, filters, smaller providers and relays that we may use. */
export const BY_SERVERS: readonly Sample[] = [
  ['Proofpoint, list', '554 Blocked - see https://ipcheck.proofpoint.com/?ip=203.0.113.9'],
  ['Proofpoint, policy', '550 5.7.0 Local Policy Violation - abc123'],
  ['Proofpoint, spam', '554 5.7.1 Message cannot be accepted, spam rejection'],
  [
    'Mimecast, policy',
    '550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550 [abc.uk1]',
  ],
  [
    'Mimecast, spoof',
    '550 Rejected by header based Anti-Spoofing policy: bounces@shelves.example - https://community.mimecast.com/docs/DOC-1369#550',
  ],
  ['Mimecast, SPF', '550 SPF Sender Invalid - envelope rejected'],
  ['Mimecast, reputation', '550 Local CT IP Reputation - (reject)'],
  [
    'Barracuda, reputation',
    '554 Service unavailable; Client host [203.0.113.9] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=203.0.113.9',
  ],
  ['Barracuda, blocked', '550 permanent failure for one or more recipients ({to}:blocked)'],
  [
    'Cisco, reputation',
    '554 Your access to this mail system has been rejected due to the sending MTA’s poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.',
  ],
  ['Symantec cloud, PBL', '553 mail rejected because your IP is in the PBL. See http://www.spamhaus.org/pbl'],
  [
    'Symantec cloud, domain',
    '553 Sorry, your domain has been blacklisted. Please visit www.messagelabs.com/support',
  ],
  [
    'InterScan, reputation',
    '550 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using Trend Micro Email Reputation Service.',
  ],
  [
    'Exim, verify',
    '550-Verification failed for <bounces@shelves.example> 550-No Such User Here 550 Sender verify failed',
  ],
  [
    'Exim, callout',
    '550 Callback setup failed while verifying <bounces@shelves.example>; the initial connection was refused: Sender verify failed',
  ],
  ['Exim, relay', '550 relay not permitted'],
  [
    'Exim, list',
    '550 203.0.113.9 is listed at zen.spamhaus.org (127.0.0.2: https://www.spamhaus.org/query/ip/203.0.113.9)',
  ],
  ['Exim, spam', '550 This message was classified as SPAM and may not be delivered'],
  ['Exim, administrative', '550 Administrative prohibition'],
  [
    'Exim, after MAIL FROM',
    'SMTP error from remote mail server after MAIL FROM:<bounces@shelves.example> SIZE=1543: 550 5.1.1 unknown user',
  ],
  [
    'Exim, after pipelined MAIL FROM',
    'SMTP error from remote mail server after pipelined MAIL FROM:<bounces@shelves.example>: 550 No such user',
  ],
  ['Postfix, MAIL FROM', '550 5.1.1 User unknown (in reply to MAIL FROM command)'],
  [
    'Postfix, EHLO',
    'host mx.cast.example[192.0.2.7] refused to talk to me: 554 5.7.1 mx.cast.example: no mailbox for you here',
  ],
  [
    'Postfix, client',
    '554 5.7.1 <unknown[203.0.113.9]>: Client host rejected: cannot find your hostname, [203.0.113.9]',
  ],
  ['Postfix, HELO', '550 5.7.1 <shelves.example>: Helo command rejected: Host not found'],
  [
    'Postfix, list',
    '554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using bl.spamcop.net; Blocked - see https://www.spamcop.net/bl.shtml?203.0.113.9',
  ],
  ['Postfix, relay', '554 5.7.1 <{to}>: Relay access denied'],
  [
    'Postfix, policy service',
    '550 5.7.1 <{to}>: Recipient address rejected: Message rejected due to: SPF fail - not authorized. Please see http://www.openspf.net/Why?s=mfrom',
  ],
  ['Postfix, throttled', '554 5.7.1 <{to}>: Recipient address rejected: Sender rate limit exceeded'],
  ['Rspamd', '554 5.7.1 Spam message rejected'],
  ['Amavis', '554 5.7.0 Reject, id=12345-01 - spam'],
  ['qmail, badmailfrom', '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)'],
  ['qmail, sender domain', '553 sorry, your envelope sender domain must exist (#5.7.1)'],
  ['qmail, rcpthosts', "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"],
  [
    'Sendmail, sender',
    '553 5.1.8 <bounces@shelves.example>... Domain of sender address bounces@shelves.example does not exist',
  ],
  ['Sendmail, relay', '550 5.7.1 <{to}>... Relaying denied'],
  ['Sendmail, list', '553 5.3.0 <{to}>... Spam blocked see: http://spamcop.net/bl.shtml?203.0.113.9'],
  ['OpenSMTPD, DNS', '550 5.7.25 Sending server has no reverse DNS'],
  ['SpamAssassin', '550 5.7.1 Blocked by SpamAssassin'],
  ['MagicSpam', '550 Access denied - IP rejected by list (203.0.113.9)'],
  [
    'Orange, IP',
    '550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102',
  ],
  ['Orange, sender', '501 5.1.0 Emetteur invalide. Invalid Sender. OFR004_405 [405]'],
  ['La Poste, SPF', '550 5.5.0 SPF: 203.0.113.9 is not allowed to send mail. LPN004_401'],
  [
    'Free, spam',
    '550 5.7.1 Too many spams from your IP (203.0.113.9), please visit http://postmaster.free.fr/',
  ],
  [
    'Libero, list',
    '550 smtp-16.iol.local smtp-16.iol.local IP blacklisted by CSI. For remediation please use http://csi.cloudmark.com/reset-request/?ip=203.0.113.9',
  ],
  ['UOL, list', '554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using dnsbl.uol.com.br'],
  ['Zoho, DMARC', '550 5.7.1 Email rejected per DMARC policy for zoho.com'],
  ['Zoho, spam', '554 5.7.1 Email cannot be delivered. Reason: Email flagged as Spam.'],
  ['Zoho, policy under 5.1.1', '552 5.1.1 <{to}> Mailbox delivery failure policy error'],
  ['Comcast, sender', '550 5.1.0 <bounces@shelves.example> sender rejected : invalid sender domain'],
  [
    'Comcast, list',
    '554 resimta-ch2-07v.sys.comcast.net comcast 203.0.113.9 Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000010',
  ],
  [
    'AT&T, list',
    '553 5.3.0 flpd586 DNSBL:RBL 521< 203.0.113.9 >_is_blocked. For assistance forward this error to abuse_rbl@abuse-att.net',
  ],
  [
    'Cox, list',
    '554 IMP 203.0.113.9 blocked. IPBL0010 - Refer to Error Codes section at http://postmaster.cox.net/',
  ],
  ['GoDaddy, rate', '550 This IP has sent too many messages this hour. IB504 <http://x.co/srbounce>'],
  [
    'GoDaddy, sender',
    '550 5.2.0 <bounces@shelves.example> From: Domain is invalid. Please provide a valid From: IB506',
  ],
  [
    'GoDaddy, SPF',
    '550 bounces@shelves.example Invalid SPF record. Inspect your SPF settings, and try again. IB508',
  ],
  ['a mail relay of ours', '550 5.7.0 Must issue a STARTTLS command first'],
  ['a mail relay of ours, login', '530 5.7.0 Authentication required'],
  [
    'Amazon SES as the relay',
    '554 Message rejected: Email address is not verified. The following identities failed the check: bounces@shelves.example',
  ],
  ['Brevo as the relay', '525 5.7.1 Unauthorized IP address'],
  ['somebody’s rule', '550 5.7.1 Sorry, you are sending to/from an address that has been blacklisted'],
  ['the server beats the status', '550 5.7.1 Blocked using zen.spamhaus.org', '5.1.1'],
  ['the server beats the status, SPF', '550 SPF validation failed', '5.1.1'],
];
