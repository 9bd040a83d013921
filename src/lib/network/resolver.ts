import { Resolver } from 'node:dns/promises';

/** Asks for DNS records, from `servers` or from those of the system. Gives up soon, since somebody waits for the page. */
export function createResolver(servers: readonly string[]): Resolver {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return resolver;
}
