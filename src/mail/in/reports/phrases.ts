/*
 * How mail servers tell in their own words that a mail did not arrive. Every gap is bounded, so that reading takes linear time.
 */

const any = (...phrases: string[]): RegExp => new RegExp(phrases.join('|'), 'iu');

/** The mail did not arrive, in the languages that servers use. */
export const NOT_DELIVERED = any(
  String.raw`\b(?:not|never|n't|cannot) (?:be |been )?(?:delivered|deliver|sent to|accept)|\bundeliver|\bun-?deliverable|\bunable to deliver|\bfailed to deliver|\bfailed permanently`,
  String.raw`\bdelivery (?:of your (?:message|mail) )?(?:to .{0,80} )?(?:has )?(?:failed|failure|error|unsuccessful|problem)|\b(?:mail|message|delivery) fail|\bdelivery status notification \(?:?failure`,
  String.raw`\b(?:returned|returning) (?:mail|message|to sender)|\bdid not reach|\brejected your message|\bpermanent (?:fatal )?error|\bfatal errors?\b|\bfailure notice|\berror has occurred while attempting to deliver`,
  String.raw`\baddress(?:\(es\)|es)? failed|\bfailed recipient|\bnotification: error|\bmail system error|\bmessage could ?n[o']t be`,
  String.raw`\bnicht (?:\S+ )?(?:zugestellt|ausgeliefert|zustellbar)|\bunzustellbar|\bzustellung .{0,60}(?:fehlgeschlagen|nicht möglich)|\bkonnte nicht`,
  String.raw`\bno (?:se )?(?:pudo|ha podido|puede|fue|ha sido|se entreg)\b|\bno entregad|\bentrega .{0,40}(?:fall|fracas)|\bnon remis|\bn'a pas pu|\bn’a pas pu|\béchec de (?:la )?(?:remise|livraison)|\bnon distribu`,
  String.raw`\bnão (?:pôde|pode|foi|entreg)|\bfalha na entrega|\bnon (?:è stato|e' stato|è possibile|consegnat|recapitat)|\bmancato recapito|\bmancata consegna`,
  String.raw`не (?:было |может быть |удалось |вдалося |может |была )?(?:доставл|доставит|доставк)|недоставл|не вдалося`,
  String.raw`\bniet (?:worden )?(?:bezorgd|afgeleverd)|\bonbestelbaar|\bnie (?:można|mogła|została|udało)|\bniedostarcz|\bkunde inte|\bkunne ikke|\biletilemedi|\bteslim edilemedi|\bkézbesíthetetlen|\bnelze doručit`,
  String.raw`配信でき|配信不能|送信でき|届けられません|配送できません|退信|无法投递|投递失败|无法送达|退回|無法投遞|無法傳送|전달되지|반송|배달되지|تعذر|تعذّر|لم يتم تسليم|فشل التسليم`,
);

/** The mail is only late, and the server goes on trying. */
export const LATE = any(
  String.raw`\bdelay(?:ed)?\b|\bnot yet been\b|\bstill (?:be )?(?:being )?(?:retr|trying)|\bwill (?:be |keep )?(?:retr|try)|\bcontinue (?:to )?(?:trying|try|retry)|\bwarning only\b`,
  String.raw`\bdo not need to resend\b|\bno action is required\b|\bverzögert\b|\bretrasad|\bretard(?:é|ée)\b|\batrasad|задерж`,
);

/** … no more. */
export const PERMANENT = any(
  String.raw`\bpermanent|\bgiv(?:en|ing) up\b|\bgave up\b|\bexpired\b|\btimeout exceeded\b|\bendgültig`,
);

/** The beginning of the mail that the server returns. */
export const COPY = any(
  String.raw`^[-=_*\s>]*(?:this is a copy of|below (?:this line )?is a copy|below this line|below is (?:a copy of )?the|(?:the )?(?:header|headers|body|copy) of (?:the |your )?(?:original )?message|original (?:message|mail)|message header|returned message|unsent message|undelivered message)`,
  String.raw`^(?:received|return-path|dkim-signature|mime-version|x-[\w-]+):`,
);

/** Words that say that something is possible, or what to do about it. */
export const HEDGE = any(
  String.raw`\b(?:may|might|can|could|possibl[ey]|perhaps|maybe|likely|if|either|or|please|check|verify|make sure|ensure|try|double-check|contact)\b`,
);
