import { domainToASCII } from 'node:url';

/** The name of a server in the form that addresses use; null when the text names none. */
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

/**
 * Somebody on a server, as `ana@far.example`; null for a text that names nobody. Names of people are in lower case, since letter case does
 * not count.
 */
export function accountName(typed: string): string | null {
  const [, name, server] = /^\s*@?([^@\s/:]{1,200})@([^@\s]+)\s*$/u.exec(typed) ?? [];
  const host = server === undefined ? null : serverName(server);
  return name === undefined || host === null ? null : `${name.toLowerCase()}@${host}`;
}

/** The name to block: of a server, or of somebody there. */
export const blockName = (typed: string): string | null =>
  typed.trim().replace(/^@/, '').includes('@') ? accountName(typed) : serverName(typed);

/**
 * The names under which something of a server may be blocked. They are its own name, without a port or final dot, and the names of the
 * servers above it (`b.example` of `a.b.example`). With a handle, the name of that person too.
 */
export function namesAt(host: string, handle?: string): string[] {
  const own = host.replace(/\.?(?::\d+)?$/, '');
  const labels = own.split('.');
  const above = labels.map((_, index) => labels.slice(index).join('.')).slice(0, -1);
  const account = handle === undefined ? null : accountName(handle);
  return [...new Set([host, own, ...above, ...(account ? [account] : [])])];
}
