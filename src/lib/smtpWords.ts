import type { Why } from './smtpStatus.ts';

/*
 * Phrases of servers that refuse a mail, in lower case and without addresses and links. Every gap has a limit, so that reading takes linear
 * time.
 */

/** Any of the phrases, as whole words. */
const any = (...phrases: string[]): RegExp => new RegExp(phrases.join('|'));
const gap = (most: number): string => `.{0,${most}}`;

/** A mailbox without room or time now; and mails that the reader does not want. */
export const SOFT_FIRST = any(
  String.raw`\b(?:mail ?box|inbox|user|account|recipient|storage|disk|boite|bu[zs][oó]n|maildir|mailfolder)\b${gap(60)}\b(?:full|over ?quota|quota|storage|disk space|pleine|lleno|piena|voll)\b`,
  String.raw`\b(?:full mailbox|over ?quota|out of storage|exceeded storage|insufficient (?:system )?storage|quota exceeded or|mailbox size limit|mailbox (?:has )?exceed|space has been used up|folder is full)`,
  String.raw`\bby the (?:recipient|user)\b|\buser rules\b|\brecipient preferences\b|\b(?:not|isn't) accepting any mail\b|\bonly accepting mail from\b|\brefuses? to receive\b`,
);

const OURS = `(?:sender|senders|originator|mail ?from|envelope[- ]from|from address|from domain|from header|header from|return[- ](?:path|address)|reverse[- ]path|reply-to|sending (?:address|account|domain|mta)|your (?:e-?mail )?address|used to send|emetteur|expediteur|remitente|absender)`;
const DISLIKED = `(?:reject|den(?:ied|y)|refus|invalid|not allowed|not permitted|not accepted|not authori|unauthori|not owned|not verified|unverified|verif|block|unknown|not found|not exist|doesn't exist|does not exist|must exist|mismatch|spoof|forged|fail|null|empty|polic|rate|limit|domain|bad|banned|not subscribed|accept)`;

/** Refusals about us, and where to look. The first match counts. */
export const US: readonly { why: Why; words: RegExp }[] = [
  {
    why: 'authentication',
    words: any(
      String.raw`\b(?:spf|dkim|dmarc|domainkeys|sender policy framework|sender-?id)\b`,
      String.raw`\bunauthenticated\b|\bauthenticat|\bauthentification\b|\bauthrequired\b|\bnotauthenticated|\bunsigned\b`,
      String.raw`\bmi:(?:spf|dma)\b`,
    ),
  },
  {
    why: 'relay',
    words: any(
      String.raw`\brelay(?:ing)?\b${gap(40)}\b(?:denied|not (?:allowed|permitted|authori[sz]ed)|prohibited|rejected)`,
      String.raw`\b(?:denied|unable to|not allowed to|not permitted to|invalid credentials for|no|open|insecure mail|as a|unresolvable) relay`,
      String.raw`\brcpthosts\b|\bdon't handle mail for\b|\bstarttls\b|\bencryption\b|\brequires? tls\b|\btls (?:is )?required\b`,
      String.raw`\bidentities failed the check\b|\bis not verified\b`,
    ),
  },
  {
    why: 'sender',
    words: any(
      String.raw`\b${OURS}\b${gap(60)}\b${DISLIKED}`,
      String.raw`\b(?:bad|banned|invalid|unknown|null|unverified|unroutable|blocked|rejected|your|of (?:the )?)\s?(?:outbound |envelope )?(?:sender|return path|reverse path|from)\b`,
      String.raw`\bnot allowed to (?:send|post|connect|submit)\b|\bnot subscribed\b|\bbatv\b|\bmembers-only\b|\bmail sending denied\b|\bdoes not exist: sender\b|\bmail from (?:this|your|the)\b|\bacc(?:ept|ess) (?:mail )?from\b|\bpurported responsible\b|\bvalid recipients from\b|\bresolve your address\b|\bgateway\b|\bmultiple addresses\b|\bsenderfilter`,
      String.raw`\bbadmailfrom\b|\bdomain of sender\b|\bnull sender\b|\bfrom: domain\b|\bvalid from\b|\bsending domain\b`,
      String.raw`\binvalid dns mx\b|\bsender(?:denied|notauth)`,
    ),
  },
  {
    why: 'rate',
    words: any(
      String.raw`\brate[- ]?limit|\b(?:unusual|high|sending|message|mail) rate\b|\bat a rate\b|\bthrottl|\bfrequency\b|\bexcessive volume\b|\bunexpected volume\b`,
      String.raw`\btoo (?:many|much) (?!hops|spam)|\btoo (?:quickly|fast|frequent)|\bslow(?:er)? down\b|\bmany messages\b|\breceiving mail too\b`,
      String.raw`\b(?:daily|hourly|sending|relay|connection|outbound thread)\b${gap(40)}\b(?:limit|quota)\b${gap(40)}`,
      String.raw`\bexceed\w* (?:the |its |permitted |your )*(?:max|maximum number|limits?|threshold|sending quota)`,
      String.raw`\bpermanently deferred\b|\brp:[a-z]{3}\b`,
    ),
  },
  {
    why: 'reputation',
    words: any(
      String.raw`\breputation\b|\bspam\w*|\bunsolicited\b|\bbulk\b|\bjunk\b|\babus|\bcomplaint|\bsuspected\b|\bsuspicious\b|\bphish|\bvirus|\bmalware`,
      String.raw`\b(?:block|black|deny|drop)[- ]?list|\b(?:rbl|dnsbl|rhsbl|pbl|sbl|xbl|csi)\b|(?<!\bnot )\blisted (?:at|in|on|by)\b|\bby list\b`,
      String.raw`\b(?:sorbs|abuseat|uceprotect|mailspike|cloudmark|senderscore|barracudacentral)\b`,
      String.raw`\b(?:your|sending|source|connecting|unauthori[sz]ed) (?:\w+ )?(?:ips?|server|host|mta|network|isp|remotehost)\b|\bthis ip\b|\bip (?:address )?(?:\S+ )?(?:is |has been |was )?(?:block|ban|reject|denied|listed)`,
      String.raw`\bip source\b|\bsending ip\b|\bfrom ip\b|\bclient host\b|\breverse dns\b|\brdns\b|\bptr\b|\bdynamic ips?\b|\bopen proxy\b|\bip profile\b|\binvalid ip\b|\bhelo\b|\behlo\b|\bcannot find your hostname\b`,
      String.raw`\b(?:dt|hl|mi):[a-z]{3}\b|\bcontent (?:denied|rejected|filter)|\bquarantin`,
      // Not a mailbox that was blocked because nobody reads it.
      String.raw`(?<!\b(?:mailbox|account|user|recipient) (?:has been|is|was) )(?:\b|_)(?:blocked|banned|blocking)\b`,
    ),
  },
  {
    why: 'policy',
    words: any(
      String.raw`\bpolic(?:y|ies)\b|\bprohibit|\badministrative\b|\baccess denied\b|\bnot authori[sz]ed\b|\bunauthori[sz]ed\b|\brestrict|\btransport\.rules\b|\bnot permitted\b`,
      String.raw`\brfc ?\d+ compliant\b|\bnot rfc\b`,
    ),
  },
];

/** Passing trouble: a delay, a loop, a size, a line that broke. */
export const SOFT_LAST = any(
  String.raw`\btemporar|\btry (?:again|later)|\btry again|\blater\b|\btime[- ]?out|\btimed out\b|\bexpired?\b|\bretry\b|\bgr[ea]y ?list|\bin the queue\b|\bbusy\b`,
  String.raw`\bhop count\b|\btoo many hops\b|\bloop(?:s|ing)?\b|\bno route to host\b|\bnetwork\b|\bconnection (?:was )?(?:refused|reset|closed|lost|dropped)|\bsmtp connection\b`,
  String.raw`\btoo (?:large|big)\b|\bsize (?:limits?|exceeds)|\bmessage size\b|\bmalformed\b|\bimproperly\b|\bconfiguration error\b|\bupstream\b|\bcan't create\b|\blookup failure\b`,
);

const NOBODY = `(?:users?|user name|username|recipients?|mail ?box(?:es)?|address|addresses|account|accounts|addressee|person|alias|local[- ]part|mailbox name|email name|destinataire|adresse|utilisateur|compte|destinatario|usuario|cuenta|persona|usu[aá]rio|conta|caixa postal|utente|casella|empf[aä]nger|adressat|konto|postfach)`;
const GONE = `(?:unknown|not found|not be found|not known|not present|not active|notfound|no longer|not exist|doesn't exist|does not exist|don't exist|non[- ]?existent|invalid|disabled|inactive|deactivated|terminated|discontinued|closed|suspended|deleted|removed|cancelled|blocked due to inactivity|not a valid|not valid|not listed|not recogni[sz]ed|not local|inconnu|invalide|inexistant|n'existe|introuvable|desconocid|no existe|inexistente|inesistente|n[aã]o encontrad|n[aã]o existe|sconosciut|non esiste|unbekannt|nicht gefunden|existiert nicht)`;

/** The mailbox or its host does not exist. `unclear` has another meaning as well; `named` speaks of some address. */
export const HARD = {
  mailbox: any(
    String.raw`\b${NOBODY}\b${gap(60)}\b${GONE}`,
    String.raw`\b(?:unknown|no such|invalid|non[- ]?existent|inactive|deactivated|illegal|bad destination|nessun|bad|undeliverable|unknown or invalid|unknown or illegal) (?:or \w+ )?(?:local |e-?mail |destination |virtual |user )?${NOBODY}\b`,
    String.raw`\bdoesn't have an? (?:\S+ )?account\b|\bno (?:mail ?box|account) (?:here|by that name|found|for)|\bnot our customer\b|\bno such group\b|\bno one at this address\b|\bnot an? (?:known|valid|local|active) (?:\w+ )?${NOBODY}`,
    String.raw`\bno existe (?:ese |este |el |la |dicha )?${NOBODY}|\bno \S+ in name directory\b|\bno mail ?box available\b`,
    String.raw`(?:пользовател|получател|адресат|ящик|адрес)${gap(40)}не (?:найден|существу|зарегистрир|известн)|такого (?:пользователя|адреса|ящика)${gap(10)}нет|нет такого`,
    String.raw`(?:用户|用戶|收件人|邮箱|信箱|帐号|地址)${gap(10)}(?:不存在|无效|無效|未找到)|(?:ユーザー?|宛先|アドレス)${gap(20)}(?:存在しません|不明|見つかりません)|존재하지 않`,
    String.raw`\bis no longer valid\b|\bno longer (?:on|exists?|valid|works?|active|accepts mail)\b|\bnon-existent account\b|\brecip(?:ient)?notfound\b|\bexrecipnotfound\b|\bvalidrcptto\b`,
  ),
  host: any(
    String.raw`\b(?:host|domain)\b${gap(40)}\b(?:unknown|not exist|doesn't exist|does not exist|does not accept mail|not found)|\bunknown (?:host|domain)\b|\bno such (?:host|domain)\b|\bunroute?able address\b`,
    String.raw`\bnon-?existent (?:hosts?|domain)|\bnonexistentdomain\b|\bcouldn't find any host\b|\bnull ?mx\b|\bno smtp service\b|\bname or service not known\b`,
  ),
  unclear: any(
    String.raw`\bmail ?box (?:is )?(?:unavailable|not available)\b|\brecipient (?:address )?rejected\b|\b5\.1\.0 address rejected\b|\bmailbox name not allowed\b|\bcannot deliver mail for\b`,
    String.raw`\baccount unavailable\b|\bbadrcptto\b|\bbadrecipientto\b|\brecipient has been denied\b|\bcan't accept user\b`,
  ),
  named: any(
    String.raw`\b${NOBODY}\b`,
    'recip|customer|subscriber|directory|nobody|ящик|адрес|пользовател|用户|邮箱|收件人|宛先|ユーザ',
  ),
};
