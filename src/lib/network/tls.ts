import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, getCACertificates } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { isLoopback } from './network.ts';

/**
 * How a server's certificate is checked. On this machine it is not, since nobody stands between. Elsewhere public authorities vouch for it,
 * or `known`, certificates in PEM from the operator. A server that shows one of these itself need not be named in it.
 */
export function checkOf(host: string, known?: string): ConnectionOptions {
  if (isLoopback(host)) return { rejectUnauthorized: false };
  if (known === undefined) return {};
  const own = (known.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  );
  return {
    ca: [...getCACertificates('default'), known],
    checkServerIdentity: (name, shown) =>
      own.some(({ raw }) => raw.equals(shown.raw)) ? undefined : checkServerIdentity(name, shown),
  };
}
