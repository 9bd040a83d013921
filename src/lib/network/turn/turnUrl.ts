import { isIP } from 'node:net';

/** The address of a server for calls, in its parts. */
export interface TurnUrl {
  scheme: 'stun' | 'turn' | 'turns';
  /** A name, or an address without brackets. */
  host: string;
  port: number;
  transport: 'udp' | 'tcp' | 'tls';
}

const FORM =
  /^(stun|turns?):(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;

/** Reads an address as browsers do (RFC 7064, RFC 7065); undefined for any other, and for turns over UDP, which few browsers speak. */
export function parseTurnUrl(url: string): TurnUrl | undefined {
  const [, scheme = '', name = '', digits, way] = FORM.exec(url)?.map((part) => part?.toLowerCase()) ?? [];
  const host = name.replace(/^\[(.*)\]$/, '$1');
  if (host === '' || (host !== name && isIP(host) !== 6)) return undefined;
  if (way !== undefined && scheme === 'stun') return undefined;
  if (way === 'udp' && scheme === 'turns') return undefined;
  const port = digits === undefined ? (scheme === 'turns' ? 5349 : 3478) : Number(digits);
  if (port < 1 || port > 65535) return undefined;
  const transport = scheme === 'turns' ? 'tls' : way === 'tcp' ? 'tcp' : 'udp';
  return { scheme: scheme as TurnUrl['scheme'], host, port, transport };
}
