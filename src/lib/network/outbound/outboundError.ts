/** Why nothing was fetched. `forbidden`: the address is none we go to; the others tell what the far side did. */
export type OutboundReason = 'forbidden' | 'unreachable' | 'too-slow' | 'too-large' | 'redirects';

export class OutboundError extends Error {
  readonly reason: OutboundReason;
  constructor(reason: OutboundReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutboundError';
    this.reason = reason;
  }
}
