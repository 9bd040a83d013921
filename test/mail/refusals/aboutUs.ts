import type { Sample } from './index.ts';

/** Refusals by the big providers about our address, our mails, their number or our network: no reader's fault. */
export const BY_PROVIDERS: readonly Sample[] = [
  ['Postfix', '550 5.1.8 <bounces@shelves.example>: Sender address rejected: Domain not found'],
  ['plain', '550 5.1.8 Sender address rejected'],
  ['under 5.1.0', '550 5.1.0 Sender rejected: <bounces@shelves.example>'],
  [
    'under 5.1.1',
    '550 5.1.1 <bounces@shelves.example>: Sender address rejected: User unknown in virtual mailbox table',
  ],
  ['under 5.1.3', '553 5.1.3 Sender domain is not allowed by policy'],
  [
    'SPF under 5.1.0',
    "550 5.1.0 192.0.2.222 is not allowed to send from <shelves.example> per it's SPF Record",
  ],
  ['SPF under 5.1.1', '550 5.1.1 <{to}>: SPF check failed for shelves.example'],
  [
    'a blocklist under 5.1.1',
    '550 5.1.1 Mail from 203.0.113.9 refused, see http://www.spamhaus.org/query/bl?ip=203.0.113.9',
  ],
  ['a rate under 5.1.0', '550 5.1.0 Too many messages from your server, rate limit exceeded'],
  ['policy under 5.1.1', '550 5.1.1 Message refused by local policy'],
  ['policy under 5.1.3', '553 5.1.3 Rejected for policy reasons'],
  [
    'Gmail, SPF',
    '550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. - gsmtp',
  ],
  [
    'Gmail, DMARC',
    "550-5.7.26 Unauthenticated email from shelves.example is not accepted due to domain's DMARC policy. - gsmtp",
  ],
  [
    'Gmail, PTR',
    '550-5.7.25 The IP address sending this message does not have a PTR record setup, or the corresponding forward DNS entry does not match the sending IP. - gsmtp',
  ],
  [
    'Gmail, reputation',
    '550-5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain. - gsmtp',
  ],
  [
    'Gmail, unsolicited',
    '550-5.7.1 Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. - gsmtp',
  ],
  [
    'Gmail, rate',
    '550-5.7.28 There is an unusual rate of unsolicited mail originating from your IP address. - gsmtp',
  ],
  [
    'Gmail, one reader’s rate',
    '550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. https://support.google.com/mail/?p=ReceivingRatePerm - gsmtp',
  ],
  [
    'Gmail, our account',
    '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852 - gsmtp',
  ],
  [
    'Gmail, relay',
    '550-5.7.1 Invalid credentials for relay [203.0.113.9]. The IP address you have registered does not match the domain of the account. - gsmtp',
  ],
  [
    'Gmail, RFC 5322',
    '550-5.7.1 This message is not RFC 5322 compliant, the issue is: duplicate From headers. To reduce the amount of spam sent to Gmail, this message has been blocked. - gsmtp',
  ],
  [
    'Outlook.com, list',
    '550 5.7.1 Unfortunately, messages from [203.0.113.9] weren’t sent. Please contact your Internet service provider since part of their network is on our block list (S3150). [CO1PEPF000066E7.namprd05.prod.outlook.com]',
  ],
  [
    'Outlook.com, SC-001',
    '550 SC-001 (BAY004-MC1F3) Unfortunately, messages from 203.0.113.9 weren’t sent. Please contact your Internet service provider since part of their network is on our block list.',
  ],
  [
    'Outlook.com, DY-001',
    '550 DY-001 Mail rejected by Outlook.com for policy reasons. We generally do not accept email from dynamic IP’s',
  ],
  [
    'Office 365, banned',
    '550 5.7.606 Access denied, banned sending IP [203.0.113.9]. To request removal from this list please visit https://sender.office.com/',
  ],
  [
    'Office 365, sender',
    '550 5.7.511 Access denied, banned sender[203.0.113.9]. To request removal from this list please forward this message to delist@messaging.microsoft.com.',
  ],
  ['Office 365, bad sender', '550 5.1.8 Access denied, bad outbound sender AS(42004)'],
  [
    'Office 365, DMARC',
    '550 5.7.509 Access denied, sending domain [SHELVES.EXAMPLE] does not pass DMARC verification and has a DMARC policy of reject.',
  ],
  [
    'Office 365, level',
    '550 5.7.515 Access denied, sending domain SHELVES.EXAMPLE does not meet the required authentication level.',
  ],
  ['Office 365, SPF', '550 5.7.23 The message was rejected because of Sender Policy Framework violation'],
  [
    'Office 365, custom list',
    '550 5.7.513 Service unavailable, Client host [203.0.113.9] blocked by cast.example using Customer Block list (AS16012607)',
  ],
  [
    'Office 365, limits',
    '550 5.1.90 Your message can’t be sent because you’ve reached your daily limit for message recipients',
  ],
  [
    'Office 365, traffic',
    '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.',
  ],
  [
    'Office 365, relay',
    '550 5.7.64 TenantAttribution; Relay Access Denied [DB3EUR04FT005.eop-eur04.prod.protection.outlook.com]',
  ],
  ['Office 365, wrong relay', '550 5.4.1 Relay Access Denied'],
  ['Exchange, sender', '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required'],
  [
    'Exchange, group',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated',
  ],
  [
    'Exchange, rule',
    '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
  ],
  ['Exchange, sender denied', '550 5.1.0 Sender denied'],
  ['Exchange, 5.1.7', '550 5.1.7 Invalid address of the sender'],
  [
    'Yahoo, authentication',
    '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM. See https://senders.yahooinc.com/error-codes',
  ],
  [
    'Yahoo, TSS',
    '553 5.7.2 [TSS09] All messages from 203.0.113.9 will be permanently deferred; Retrying will NOT succeed. See https://senders.yahooinc.com/error-codes',
  ],
  [
    'Yahoo, Spamhaus',
    '553 5.7.1 [BL21] Connections will not be accepted from 203.0.113.9, because the ip is in Spamhaus’s list; see http://postmaster.yahoo.com/550-bl23.html',
  ],
  [
    'Yahoo, policy',
    '554 Message not allowed - [PH01] Email not accepted for policy reasons. Please visit https://senders.yahooinc.com/error-codes',
  ],
  [
    'iCloud, policy',
    '550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
  ],
  [
    'iCloud, DMARC',
    "554 5.7.1 Your message was rejected due to shelves.example's DMARC policy. See https://support.apple.com/en-us/HT204137",
  ],
  [
    'iCloud, Spamhaus',
    '550 5.7.1 Mail from IP 203.0.113.9 was rejected due to listing in Spamhaus SBL. For details please see http://www.spamhaus.org/query/bl?ip=203.0.113.9',
  ],
  [
    'iCloud, Proofpoint list',
    '550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=203.0.113.9',
  ],
  [
    'GMX, sender',
    '550-Requested action not taken: mailbox unavailable 550 Sender address is not allowed. For explanation visit https://postmaster.gmx.net/en/error-messages?c=sip',
  ],
  [
    'GMX, DNS',
    '550-Requested action not taken: mailbox unavailable 550-Invalid DNS MX or A/AAAA resource record. 550 For explanation visit https://postmaster.gmx.net/en/case?c=r0103',
  ],
  [
    'GMX, policy',
    '554 Transaction failed Reject due to policy restrictions. For explanation visit https://postmaster.gmx.net/en/case?c=hn',
  ],
  ['WEB.DE, rate', '550 Requested action not taken: too many mails from your server, rate limit reached'],
  [
    'T-Online, list',
    '554 IP=203.0.113.9 - A problem occurred. None/bad reputation. (Ask your postmaster for help or to contact tobr@rx.t-online.de for reset.)',
  ],
  ['T-Online, spam', '550-5.7.0 Message considered as spam or virus, rejected'],
  [
    'mail.ru, spam',
    '550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=abc or report details to abuse@corp.mail.ru. Error code: 1234',
  ],
  [
    'mail.ru, policy',
    '550 5.7.1 This message was not accepted due to domain owner DMARC policy (RFC 7489) https://help.mail.ru/mail-help/postmaster/dmarc',
  ],
  [
    'mail.ru, dynamic',
    '550 We do not accept mail from hosts with dynamic IP or generic DNS PTR-records. Please get a custom reverse DNS name from your ISP for your host 203.0.113.9',
  ],
  [
    'Yandex, spam',
    '554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc 1610280000-abc',
  ],
  ['Yandex, policy', '550 5.7.1 Policy rejection on the target address'],
  ['Yandex, sender', '553 5.7.1 Sender address rejected: not owned by auth user. 1610280000-abc'],
  ['QQ, SPF', '550 SPF check failed. [MAJQ9hOIqQ IP: 203.0.113.9] https://service.mail.qq.com/detail/122/72'],
  [
    'QQ, content',
    '550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000726',
  ],
  [
    'QQ, frequency',
    '550 Domain frequency limited. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000725',
  ],
  [
    'QQ, doubtful',
    '550 Mailbox unavailable or access denied. [MLzcRm IP: 203.0.113.9] https://service.mail.qq.com/detail/122/166',
  ],
  ['QQ, IP', '550 Suspected spam ip. https://service.mail.qq.com/detail/122/66'],
  [
    '163, spam',
    '554 DT:SPM 163 smtp11,D8CowAD3v_1 please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.9&hostid=smtp11&time=1610280000',
  ],
  [
    '163, SPF',
    '550 MI:SPF mx14,QMCowECpA0 please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.9',
  ],
  ['163, IP', '554 HL:IPB 163 mx1 please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.9'],
  ['163, rate', '550 RP:TRC 163 mx20 please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.9'],
  ['163, null sender', '553 Requested action not taken: NULL sender is not allowed'],
  ['Naver, spam', '554 5.7.1 Mail rejected, your IP is blocked - nsmtp'],
  ['Naver, rate', '550 5.7.1 Mail rate limit exceeded for this sender - nsmtp'],
];
