export { accountOf, accountsThere } from './addresses/accountOf.ts';
export { getsNoMail } from './addresses/getsNoMail.ts';
export { linkToken, linkTokens } from './links/rightLinks.ts';
export { readLink, spendLink } from './links/readLink.ts';
export { endLink, standingToken } from './links/standingLink.ts';
export type { RightLink } from './links/rightLinks.ts';
export { HELD_ROLES, ROLES, rolesOf } from './roles/roles.ts';
export type { Grant, Role } from './roles/roles.ts';
export {
  IN_NAME_ORDER,
  anyFound,
  fewFound,
  fewOf,
  hasWords,
  inNameOrder,
  isFound,
  isOneOf,
  mayHaveWords,
} from './found.ts';
export { pairSearch } from './pairSearch.ts';
export { someFound } from './someFound.ts';
export { isShort, tablesOf, searchedWords } from './inParts.ts';
export { callOf, personByAddress, personById, personOf } from './queries.ts';
export type { Person } from './queries.ts';
export {
  LINK_SESSION_DAYS,
  endLinkSession,
  isLinkToken,
  linkSessionsOf,
  openLinkSession,
  readLinkSession,
} from './links/linkSessions.ts';
export type { LinkSession, OpenByLink } from './links/linkSessions.ts';
export { endSessions, openSession, readSession, sessionsOf } from './signIn/sessions.ts';
export type { OpenSession, Session } from './signIn/sessions.ts';
export { askForCode } from './signIn/askForCode.ts';
export { ACTS, CODE_MINUTES, codeOf } from './signIn/codes.ts';
export type { Act } from './signIn/codes.ts';
export { operatorsAsPersons } from './roles/operatorsAsPersons.ts';
export {
  fillImported,
  giveImportedDetailsBack,
  importedDetails,
  insertImported,
  isOnlyImported,
  leaveWithoutImport,
  removeImportedPeople,
} from './imported.ts';
export type { ImportedPerson } from './imported.ts';
export { insertPerson } from './insertPerson.ts';
export { markCompared, setPerson } from './setPerson.ts';
export { noteOwnAddress } from './addresses/noteOwnAddress.ts';
export { confirmAddress } from './addresses/confirmAddress.ts';
export { hasRights, personHasRights } from './roles/hasRights.ts';
export { clientById, dropClient, freshClient, keepClient } from './identities/clients.ts';
export type { ServerClient } from './identities/clients.ts';
export { isSomebodys, joinWith } from './identities/joinWith.ts';
export { linkIdentity } from './identities/link.ts';
export { identitiesOf } from './identities/queries.ts';
export type { Identity, KnownAs } from './identities/queries.ts';
export { removeIdentity } from './identities/remove.ts';
export { signInWith } from './identities/signInWith.ts';
export { DEVICE_DAYS, knownDevice, rememberDevice } from './signIn/devices.ts';
export { forgetAddresses } from './addresses/forgetAddresses.ts';
export { forgetCodes } from './signIn/forgetCodes.ts';
export { mailCode } from './signIn/mailCode.ts';
export { noteSignIn } from './signIn/noteSignIn.ts';
export { isCodeOpen, proveSession } from './signIn/proveSession.ts';
export { signIn } from './signIn/signIn.ts';
export { SIGN_IN_COUNTS, countSignIn, signInCounts } from './signIn/signInCounts.ts';
export type { SignInCount } from './signIn/signInCounts.ts';
export { addressOfTicket, redeemCode } from './signIn/redeemCode.ts';
export { signOutEverywhere } from './signIn/signOutEverywhere.ts';
export { CONSENT_KINDS, copyConsents, giveConsent, lacksConsent, missingConsents } from './legal/consent.ts';
export type { ConsentKind } from './legal/consent.ts';
export { endRole } from './roles/endRole.ts';
export { grantRole } from './roles/grantRole.ts';
export { LEGAL_KINDS, LONGEST_LEGAL, currentLegal, legalVersions, publishLegal } from './legal/legal.ts';
export type { LegalKind } from './legal/legal.ts';
export {
  becomeOperator,
  isOperatorLink,
  isThereAnOperator,
  makeOperatorLink,
} from './signIn/operatorLink.ts';
export { addressChangeById, askAddressChange, changeAddress } from './addresses/changeAddress.ts';
export { offerAddress, takeBackOffer } from './addresses/offerAddress.ts';
export { offerWay } from './addresses/offerWay.ts';
export type { OfferWay } from './addresses/offerWay.ts';
export { proveOffer } from './addresses/proveOffer.ts';
export { changeToVouch, vouch } from './addresses/askPartners.ts';
export { lockPerson } from './addresses/lockPerson.ts';
export { keepAddress } from './addresses/keepAddress.ts';
export { changedAddressById, takeBackAddress } from './addresses/takeBackAddress.ts';
export { dropAccount } from './addresses/useAddress.ts';
export { changeDetails, detailsVersion, undoDetails } from './changeDetails.ts';
export type { DetailProblems, Details } from './changeDetails.ts';
export { LIKE_ADDRESS_MARK, addressMark, addressMarks, isAddressMark } from './addresses/addressMark.ts';
export { askErasure, keepPerson } from './erasure/askErasure.ts';
export { lockMatchesOf } from './erasure/lockMatchesOf.ts';
export { erasePerson } from './erasure/erasePerson.ts';
export { followClaims } from './erasure/followClaims.ts';
export { finishForgetting } from './erasure/forgetPieces.ts';
export { acceptInvitation, invitationById, inviteVolunteer, openInvitations } from './roles/invite.ts';
export { forgetInvited, revokeInvitation } from './roles/forgetInvited.ts';
export { removePeople, removeStandIn } from './removePeople.ts';
export { personAt } from './personAt.ts';
export { personWithoutAddress } from './personWithoutAddress.ts';
export { ownData } from './ownData/ownData.ts';
export { ownPictureBytes, ownPictures } from './ownData/ownPictures.ts';
export type { OwnPicture } from './ownData/ownPictures.ts';
export { VOLUNTEER_SORTS, listVolunteers, volunteersFound } from './roles/listVolunteers.ts';
export { volunteersOf } from './roles/volunteers.ts';
export type { Volunteer } from './roles/volunteers.ts';
