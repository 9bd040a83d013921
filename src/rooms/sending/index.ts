export { ensureDkimKey, signingKey } from './domain/dkim.ts';
export { noteBounce } from './bounces/noteBounce.ts';
export type { BounceNews } from './bounces/noteBounce.ts';
export { noteRefusedSender } from './bounces/noteRefusedSender.ts';
export { isOurTrouble } from './bounces/ourTrouble.ts';
export { addressTrouble, ourTroubles, stoppedAddresses } from './bounces/queries.ts';
export type { OurTrouble, StoppedAddress } from './bounces/queries.ts';
export { trustAddress } from './bounces/trustAddress.ts';
export { noteProviderEvents } from './bounces/provider.ts';
export type { ProviderEvent } from './bounces/provider.ts';
export { checkRecords } from './domain/checkRecords.ts';
export { dnsRecords, howMailLeaves, isMailUnready } from './domain/howMailLeaves.ts';
export { isReady } from './domain/records.ts';
export type { DnsRecord } from './domain/records.ts';
export {
  addMailServer,
  mailServers,
  preferMailServer,
  removeMailServer,
  serverPassword,
} from './servers/mailServers.ts';
export type { MailServer, MailServerDraft } from './servers/mailServers.ts';
export { mailSetting, setMailSetting } from './servers/mailSettings.ts';
export type { Limits, RecordName, Verdict } from './servers/mailSettings.ts';
export { isSlow, reserve } from './servers/traffic.ts';
export { warnUnready } from './domain/warnUnready.ts';
export { forgiveAddresses } from './bounces/trustAddress.ts';
