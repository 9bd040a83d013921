/** Three of ten servers are dead: each try ends after ten seconds without an answer. */
export const isDead = (host: string): boolean => {
  const [, number] = /^s(\d+)\./.exec(host) ?? [];
  return number !== undefined && Number(number) % 10 < 3;
};
export const isSilent = (host: string): boolean => host.startsWith('silent.');

/** Somebody on an invented server. `host` includes the port at which all these servers answer. */
export const actorOf = (host: string): string => `http://${host}/u`;

export const actorDocument = (host: string, publicKeyPem: string) => ({
  id: actorOf(host),
  type: 'Person',
  preferredUsername: 'u',
  inbox: `${actorOf(host)}/inbox`,
  publicKey: { id: `${actorOf(host)}#key`, owner: actorOf(host), publicKeyPem },
});
