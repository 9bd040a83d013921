/** An error whose message is written for the operator: shown as one line, without a stack. */
export class Refusal extends Error {
  override name = 'Refusal';
}
