import { domainToASCII } from 'node:url';

/** The name of a server as in addresses; null when the text names none. */
export function serverName(typed: string): string | null {
  const host = domainToASCII(
    typed
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/?#].*$/, '')
      .replace(/\.$/, ''),
  );
  return /^(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}(?::\d{1,5})?$/.test(host) && host.length <= 260
    ? host
    : null;
}

/** Somebody on a server, as `ana@far.example`; null for what names nobody. A name there has no large and small letters. */
export function accountName(typed: string): string | null {
  const [, name, server] = /^\s*@?([^@\s/:]{1,200})@([^@\s]+)\s*$/u.exec(typed) ?? [];
  const host = server === undefined ? null : serverName(server);
  return name === undefined || host === null ? null : `${name.toLowerCase()}@${host}`;
}

/** A server, or somebody there. */
export const blockName = (typed: string): string | null =>
  typed.trim().replace(/^@/, '').includes('@') ? accountName(typed) : serverName(typed);

/**
 * The names under which something of a server may be blocked: its own, with and without a port or the dot that may end it, and those of the
 * servers it is beneath (`a.b.example` of `b.example`); with a handle also that of whoever it is.
 */
export function namesAt(host: string, handle?: string): string[] {
  const own = host.replace(/\.?(?::\d+)?$/, '');
  const labels = own.split('.');
  const above = labels.map((_, index) => labels.slice(index).join('.')).slice(0, -1);
  const account = handle === undefined ? null : accountName(handle);
  return [...new Set([host, own, ...above, ...(account ? [account] : [])])];
}
