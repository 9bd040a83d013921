import { discussionDoors } from '../discussion/doors.tsx';
import { applicationLinks } from '../apply/links.tsx';
import { unsubscribeDoor } from '../unsubscribe/door.tsx';
import type { Purpose, RightLink } from '../../rooms/people/index.ts';
import { guestDoor } from '../topics/guestDoor.tsx';
import { senderDoor } from '../incoming/senderDoor.tsx';
import { partnershipDoor } from '../partnership/door.tsx';
import { addressBackDoor } from '../me/addressBackDoor.tsx';
import { signOutDoor } from '../me/signOutDoor.tsx';
import { keepDoor } from '../me/erasure.tsx';
import { addressDoor } from '../me/addressDoor.tsx';
import { answerDoor } from './answerDoor.tsx';
import { subscribeDoor } from '../subscription/door.tsx';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { codeDoor } from '../sign-in/codeDoor.tsx';
import { invitationDoor } from '../workbench/people/invitationDoor.tsx';

/**
 * What a mailed link of one purpose does. Opening it changes nothing, since mail scanners open every link; its page shows
 * a button (`LinkButton`) that posts to the same address, and only that acts.
 */
export interface LinkDoor {
  purpose: Purpose;
  /** What opening the link shows. */
  show(visit: ProgrammeVisit, link: RightLink): Promise<PageAnswer> | PageAnswer;
  /** What its button does. Spends the link (`spendLink`) if it works once. */
  act(visit: ProgrammeVisit, link: RightLink): Promise<Response>;
}

/** Each purpose has its door in the folder of the room it opens. */
export const linkDoors: readonly LinkDoor[] = [
  // One a line.
  ...applicationLinks,
  ...discussionDoors,
  addressBackDoor,
  addressDoor,
  answerDoor,
  codeDoor,
  guestDoor,
  invitationDoor,
  keepDoor,
  partnershipDoor,
  senderDoor,
  signOutDoor,
  subscribeDoor,
  unsubscribeDoor,
];
