/** Why a server for calls does not do; each has its words in the catalogue. */
export type CallTrouble =
  /** No address has that name. */
  | 'name'
  /** Nothing listens there. */
  | 'closed'
  | 'silent'
  | 'certificate'
  | 'expired'
  /** Something answers, and it is no such server. */
  | 'other'
  /** It sends us to another server, where we don't follow. */
  | 'elsewhere'
  /** It serves anybody, without credentials. */
  | 'open'
  /** It serves those whose time is over. */
  | 'late'
  | 'secret'
  /** It has given as much as it may. */
  | 'full'
  | 'refused'
  /** The address it hands out is of its own network. */
  | 'private'
  /** It leads into its own network. */
  | 'inside'
  /** It takes what is sent through it, and nothing arrives. */
  | 'lost';

/** Thrown by the check, which ends at the first trouble. `detail` is for the operator: an address, a server's words. */
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
