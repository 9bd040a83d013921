export { headerOf, readMessage } from './readMessage.ts';
export type { Attachment, Message, ReadMail } from './readMessage.ts';
export { LIMITS } from './survey.ts';
export type { Unreadable } from './survey.ts';
