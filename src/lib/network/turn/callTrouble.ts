/** Why a server for calls cannot be used; the catalogue has words for each reason. */
export type CallTrouble =
  /** The name has no address. */
  | 'name'
  /** Nothing listens there. */
  | 'closed'
  | 'silent'
  | 'certificate'
  | 'expired'
  /** Something answers that is no such server. */
  | 'other'
  /** It sends us to another server, which we do not follow. */
  | 'elsewhere'
  /** It serves anybody, without credentials. */
  | 'open'
  /** It serves people with expired credentials. */
  | 'late'
  | 'secret'
  /** It has given out as much as it may. */
  | 'full'
  | 'refused'
  /** The address that it gives out is in its own network. */
  | 'private'
  /** It leads into its own network. */
  | 'inside'
  /** It accepts what is sent through it, but nothing arrives. */
  | 'lost';

/** Thrown by the check, which ends at the first trouble. `detail` is for the operator: an address, or a server's words. */
export class CallTroubleError extends Error {
  readonly trouble: CallTrouble;
  readonly detail: string;
  constructor(trouble: CallTrouble, detail = '', options?: ErrorOptions) {
    super(detail === '' ? trouble : `${trouble}: ${detail}`, options);
    this.name = 'CallTroubleError';
    this.trouble = trouble;
    this.detail = detail;
  }
}
