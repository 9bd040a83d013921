/** Three of ten servers answer nothing, and are given up after ten seconds each time. */
export const isDead = (host: string): boolean => {
  const [, number] = /^s(\d+)\./.exec(host) ?? [];
  return number !== undefined && Number(number) % 10 < 3;
};
export const isSilent = (host: string): boolean => host.startsWith('silent.');

/** Somebody on an invented server; with the port at which all of them answer, it stands in `host`. */
export const actorOf = (host: string): string => `http://${host}/u`;

export const actorDocument = (host: string, publicKeyPem: string) => ({
  id: actorOf(host),
  type: 'Person',
  preferredUsername: 'u',
  inbox: `${actorOf(host)}/inbox`,
  publicKey: { id: `${actorOf(host)}#key`, owner: actorOf(host), publicKeyPem },
});
