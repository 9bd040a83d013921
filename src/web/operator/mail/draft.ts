import type { Limits, RouteDraft } from '../../../rooms/notices/index.ts';

const text = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim();

/** Null for none; NaN for what is no number, which the verb refuses. */
function limit(form: URLSearchParams, name: string): number | null {
  const value = text(form, name);
  if (value === '') return null;
  return /^\d{1,8}$/.test(value) ? Number(value) : Number.NaN;
}

const limitsIn = (form: URLSearchParams): Limits => ({
  perMinute: limit(form, 'perMinute'),
  perDay: limit(form, 'perDay'),
  domainPerMinute: limit(form, 'domainPerMinute'),
});

/** Null when one of them is no whole number above nought. */
export function readLimits(form: URLSearchParams): Limits | null {
  const limits = limitsIn(form);
  return Object.values(limits).every((one) => one === null || (Number.isInteger(one) && one > 0))
    ? limits
    : null;
}

export function readRoute(form: URLSearchParams): RouteDraft {
  return {
    name: text(form, 'name') || text(form, 'host'),
    host: text(form, 'host'),
    port: Number(text(form, 'port') || Number.NaN),
    security: text(form, 'security') as RouteDraft['security'],
    username: text(form, 'username'),
    password: form.get('password') ?? '',
    connections: Number(text(form, 'connections') || '5'),
    ...limitsIn(form),
  };
}
