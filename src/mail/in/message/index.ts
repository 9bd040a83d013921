export { readAside } from './aside.ts';
export { headerOf, readMessage } from './readMessage.ts';
export type { Attachment, Message, ReadMail } from './readMessage.ts';
export { LIMITS } from './limits.ts';
export type { Unreadable } from './limits.ts';
