import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, getCACertificates } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { isLoopback } from './network.ts';

/**
 * How the certificate of a server is checked: on this machine not at all, since nobody stands between; elsewhere by public authorities and
 * by `known`, certificates in PEM that the operator gave. A server that shows one of those itself need not be named in it.
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
