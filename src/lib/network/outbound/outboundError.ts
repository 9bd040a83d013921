/** Why nothing was fetched. `forbidden`: no connection to the address is allowed; the others tell what the other side did. */
export type OutboundReason = 'forbidden' | 'unreachable' | 'too-slow' | 'too-large' | 'redirects';

export class OutboundError extends Error {
  readonly reason: OutboundReason;
  constructor(reason: OutboundReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutboundError';
    this.reason = reason;
  }
}
