import type { ProviderEvent } from '../../../rooms/sending/index.ts';

/** A provider's post, and its signature. */
export interface Posted {
  body: string;
  headers: Headers;
  now: Date;
}

/** How a provider whose key or password is in the settings is heard. */
export interface Provider {
  /** Bytes that a post of its may have. */
  most: number;
  /** Whether a post may be of this provider, by its headers, before its body is read. */
  mayBe(posted: Omit<Posted, 'body'>): boolean;
  /** Events in a post that is its own; null when it is not, which is answered like a page that is not there. */
  events(posted: Posted): readonly ProviderEvent[] | null | Promise<readonly ProviderEvent[] | null>;
}

/** Reading JSON of others: nothing in it is what it should be until looked at. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a post says that it is JSON. */
export const isJson = (headers: Headers): boolean =>
  /^application\/json\b/i.test(headers.get('content-type') ?? '');

/** A post that is older was caught and sent again by somebody. */
export const isFresh = (seconds: number, now: Date): boolean =>
  Math.abs(now.getTime() / 1000 - seconds) < 15 * 60;

/** Message-IDs come with and without their brackets. */
export const bracketed = (id: string): string => (id === '' || id.startsWith('<') ? id : `<${id}>`);
