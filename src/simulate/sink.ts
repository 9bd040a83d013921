import type { Transport } from '../mail/out/delivery/transport.ts';

export interface Sink extends Transport {
  /** How often each Message-ID arrived. */
  readonly arrived: ReadonlyMap<string, number>;
}

/**
 * A mail server that accepts everything except mail to `unknown` addresses, and only counts. `read` gets the words of each accepted mail.
 */
export function createSink(unknown: ReadonlySet<string>, read?: (text: string) => void): Sink {
  const arrived = new Map<string, number>();
  return {
    arrived,
    connections: 4,
    send: (_ctx, mail) => {
      if (unknown.has(mail.to.address)) {
        const refusal = Object.assign(new Error('550 5.1.1 no such mailbox'), {
          code: 'EENVELOPE',
          responseCode: 550,
          response: '550 5.1.1 no such mailbox',
        });
        return Promise.reject(refusal);
      }
      arrived.set(mail.messageId, (arrived.get(mail.messageId) ?? 0) + 1);
      read?.(`${mail.subject}\n${mail.text}\n${mail.html}`);
      return Promise.resolve();
    },
    isUp: () => Promise.resolve(true),
    close: () => {},
  };
}
