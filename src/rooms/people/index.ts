export { linkToken, readLink, spendLink } from './rightLinks.ts';
export type { Purpose, RightLink } from './rightLinks.ts';
export { ROLES, rolesOf } from './roles.ts';
export type { Grant, Role } from './roles.ts';
export { callOf, personByAddress, personById } from './queries.ts';
export type { Person } from './queries.ts';
export { endSessions, openSession, readSession } from './sessions.ts';
export type { Session } from './sessions.ts';
