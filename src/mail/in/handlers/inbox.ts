import type { Handler } from '../handlers.ts';

/** Mail to the coordinators: an answer to any mail of the programme, or a letter to its own address. */
export const inboxHandler: Handler = {
  kind: 'inbox',
  handle: () => Promise.resolve({ tray: 'inbox' }),
};
