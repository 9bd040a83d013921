import { readFileSync } from 'node:fs';
import { defaultPolicy, validatePolicy } from '#matching';
import type { Policy, PolicyError, PolicyErrorReason } from '#matching';
import { Refusal } from '../../lib/refusal.ts';
import { UsageError } from '../command.ts';

const REASONS: Record<PolicyErrorReason, string> = {
  notAnObject: 'must be an object',
  missing: 'is missing',
  unknown: 'is not known',
  notABoolean: 'must be true or false',
  notAnInteger: 'must be a whole number',
  notANumber: 'must be a number',
  outOfRange: 'is out of range',
  notOneOf: 'must be one of',
  mustStayOn: 'must stay on',
  notAList: 'must be a list',
  twice: 'names something twice',
};

/** The rules in a file, or the usual rules without a file. A refusal lists every error at once. */
export function readPolicy(path: string | undefined): Policy {
  if (path === undefined) return defaultPolicy();
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
  // A file may name its schema, for editors that check it.
  if (typeof value === 'object' && value !== null) delete (value as { $schema?: unknown }).$schema;
  const checked = validatePolicy(value);
  if (checked.ok) {
    if (checked.policy.answers?.length)
      throw new Refusal(`${path} compares answers: only a round's own form asks such questions`);
    return checked.policy;
  }
  throw new Refusal([`${path} is no policy:`, ...checked.errors.map(inWords)].join('\n  '));
}

function inWords({ path, reason, values }: PolicyError): string {
  const range =
    values?.min === undefined ? (values?.allowed?.join(', ') ?? '') : `(${values.min} to ${values.max})`;
  return `${path || 'the file'} ${REASONS[reason]} ${range}`.trimEnd();
}
