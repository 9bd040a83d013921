import type { Limits, MailServerDraft } from '../../../rooms/sending/index.ts';

const text = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim();

/** Null for an empty field; NaN for text that is no number, which the verb refuses. */
function limit(form: URLSearchParams, name: string): number | null {
  const value = text(form, name);
  if (value === '') return null;
  return /^\d{1,8}$/.test(value) ? Number(value) : Number.NaN;
}

/** Prefix of the field names for the limits of the first server: the same page has the fields of another server. */
export const FIRST = 'first-';

const limitsIn = (form: URLSearchParams, prefix = ''): Limits => ({
  perMinute: limit(form, `${prefix}perMinute`),
  perDay: limit(form, `${prefix}perDay`),
  domainPerMinute: limit(form, `${prefix}domainPerMinute`),
});

/** The limits of the first server; null when one of them is not a whole number above 0. */
export function readLimits(form: URLSearchParams): Limits | null {
  const limits = limitsIn(form, FIRST);
  return Object.values(limits).every((one) => one === null || (Number.isInteger(one) && one > 0))
    ? limits
    : null;
}

export function readMailServer(form: URLSearchParams): MailServerDraft {
  return {
    name: text(form, 'name') || text(form, 'host'),
    host: text(form, 'host'),
    port: Number(text(form, 'port') || Number.NaN),
    security: text(form, 'security') as MailServerDraft['security'],
    username: text(form, 'username'),
    password: form.get('password') ?? '',
    connections: Number(text(form, 'connections') || '5'),
    ...limitsIn(form),
  };
}
