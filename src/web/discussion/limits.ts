import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Limit } from '../request/limits.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** More than a lively classroom behind one address writes, fewer than a nuisance sends. */
const PER_NETWORK: Limit = { name: 'comment-network', points: 10, seconds: 600 };
const PER_WRITER: Limit = { name: 'comment-writer', points: 20, seconds: 600 };
/** Limits are higher in a live chat, since people write many short messages. */
const CHATTING_NETWORK: Limit = { name: 'chat-network', points: 30, seconds: 600 };
const CHATTING: Limit = { name: 'chat-writer', points: 60, seconds: 600 };
/**
 * Comments under one address, each of which mails a link to it. One limit holds for each network, so that nobody uses up what others may
 * send, and one for all networks together.
 */
const PER_ADDRESS: Limit = { name: 'comment-for', points: 5, seconds: 86_400 };
const PER_ADDRESS_OF_ALL: Limit = { name: 'comment-for-all', points: 25, seconds: 86_400 };
/** Comments of all unknown writers together. Beyond the limit somebody floods the programme, and a browser has to work for each comment. */
const CALM: Limit = { name: 'comment-calm', points: 30, seconds: 600 };
/** Comments an hour that are taken in a flood without the work, and held. */
const UNPROVEN: Limit = { name: 'comment-unproven', points: 20, seconds: 3600 };
const PER_STAMP: Limit = { name: 'comment-work', points: 1, seconds: 86_400 };
const ACTS: Limit = { name: 'comment-acts', points: 60, seconds: 600 };
const REPORTS: Limit = { name: 'comment-reports', points: 10, seconds: 3600 };
const FOLLOWS: Limit = { name: 'follow-network', points: 10, seconds: 3600 };

/** Checks before anything else that this network has not sent too much. A known writer is counted alone instead. */
export const mayPost = (
  visit: ProgrammeVisit,
  writer: number | null,
  where: 'discussion' | 'chat' = 'discussion',
): Promise<boolean> =>
  writer === null
    ? visit.limits.allow(where === 'chat' ? CHATTING_NETWORK : PER_NETWORK, visit.network)
    : visit.limits.allow(where === 'chat' ? CHATTING : PER_WRITER, `${visit.programme.id}:${writer}`);

/** Whether an address that nobody has proved to be theirs was not given too often today. */
export const mayUse = async (
  { limits, network, programme }: ProgrammeVisit,
  address: string,
): Promise<boolean> => {
  const whose = `${programme.id}:${normaliseAddress(address) ?? ''}`;
  return (
    (await limits.allow(PER_ADDRESS, `${network} ${whose}`)) &&
    (await limits.allow(PER_ADDRESS_OF_ALL, whose))
  );
};

export const isCalm = (visit: ProgrammeVisit): Promise<boolean> =>
  visit.limits.allow(CALM, String(visit.programme.id));
export const mayPassUnproven = (visit: ProgrammeVisit): Promise<boolean> =>
  visit.limits.allow(UNPROVEN, String(visit.programme.id));
/** Work counts for one comment only. */
export const isFirstUse = (visit: ProgrammeVisit, stamp: string): Promise<boolean> =>
  visit.limits.allow(PER_STAMP, stamp.slice(0, 60));
export const mayAct = (visit: ProgrammeVisit): Promise<boolean> => visit.limits.allow(ACTS, visit.network);
export const mayReport = (visit: ProgrammeVisit): Promise<boolean> =>
  visit.limits.allow(REPORTS, visit.network);
export const mayFollow = (visit: ProgrammeVisit): Promise<boolean> =>
  visit.limits.allow(FOLLOWS, visit.network);
