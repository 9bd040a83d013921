export { getsNothing } from './getsNothing.ts';
export { linkToken, linkTokens } from './rightLinks.ts';
export { readLink, spendLink } from './readLink.ts';
export type { RightLink } from './rightLinks.ts';
export { ROLES, rolesOf } from './roles.ts';
export type { Grant, Role } from './roles.ts';
export { callOf, personByAddress, personById } from './queries.ts';
export type { Person } from './queries.ts';
export {
  LINK_SESSION_DAYS,
  endLinkSession,
  linkSessionsOf,
  openLinkSession,
  readLinkSession,
} from './linkSessions.ts';
export type { LinkSession, OpenByLink } from './linkSessions.ts';
export { endSessions, openSession, readSession, sessionsOf } from './sessions.ts';
export type { OpenSession, Session } from './sessions.ts';
export { askForCode } from './askForCode.ts';
export { CODE_MINUTES, codeOf } from './codes.ts';
export type { Act } from './codes.ts';
export { operatorsAsPersons } from './operatorsAsPersons.ts';
export { confirmAddress } from './confirmAddress.ts';
export { holdsRights } from './holdsRights.ts';
export { clientById, dropClient, freshClient, keepClient } from './identities/clients.ts';
export type { ServerClient } from './identities/clients.ts';
export { isSomebodys, joinWith } from './identities/joinWith.ts';
export { linkIdentity } from './identities/link.ts';
export { identitiesOf } from './identities/queries.ts';
export type { Identity, KnownAs } from './identities/queries.ts';
export { removeIdentity } from './identities/remove.ts';
export { signInWith } from './identities/signInWith.ts';
export { DEVICE_DAYS, knownDevice, rememberDevice } from './devices.ts';
export { forgetAddresses } from './forgetAddresses.ts';
export { forgetCodes } from './forgetCodes.ts';
export { mailCode } from './mailCode.ts';
export { noteSignIn } from './noteSignIn.ts';
export { isCodeOpen, proveSession } from './proveSession.ts';
export { signIn } from './signIn.ts';
export { SIGN_IN_COUNTS, countSignIn, signInCounts } from './signInCounts.ts';
export type { SignInCount } from './signInCounts.ts';
export { addressOfTicket } from './takeCode.ts';
export { signOutEverywhere } from './signOutEverywhere.ts';
export { CONSENT_KINDS, consentsOf, giveConsent, missingConsents } from './consent.ts';
export type { ConsentKind } from './consent.ts';
export { endRole } from './endRole.ts';
export { grantRole } from './grantRole.ts';
export { LEGAL_KINDS, LONGEST_LEGAL, currentLegal, legalVersions, publishLegal } from './legal.ts';
export type { LegalKind } from './legal.ts';
export { becomeOperator, isOperatorLink, isThereAnOperator, makeOperatorLink } from './operatorLink.ts';
export { addressChangeById, askAddressChange, changeAddress } from './changeAddress.ts';
export { changedAddressById, takeBackAddress } from './takeBackAddress.ts';
export { changeDetails } from './changeDetails.ts';
export type { DetailProblems, Details } from './changeDetails.ts';
export { LIKE_ADDRESS_MARK, addressMark, addressMarks, isAddressMark, isAddressOf } from './addressMark.ts';
export { askErasure, keepPerson } from './askErasure.ts';
export { holdMatching } from './holdMatching.ts';
export { erasePerson } from './erasePerson.ts';
export { acceptInvitation, invitationById, inviteVolunteer, openInvitations } from './invite.ts';
export { forgetInvited, revokeInvitation } from './forgetInvited.ts';
export { personAt } from './personAt.ts';
export { ownData } from './ownData.ts';
export { ownPictureBytes, ownPictures } from './ownPictures.ts';
export type { OwnPicture } from './ownPictures.ts';
export { chooseMails, stoppedMails } from './preferences.ts';
export { volunteersOf } from './volunteers.ts';
