import type { ProviderEvent } from '../../../rooms/sending/index.ts';

/** A provider's post, and its signature. */
export interface Posted {
  body: string;
  headers: Headers;
  now: Date;
}

/** How posts of a provider are read, when its key or password is in the settings. */
export interface Provider {
  /** The most bytes of a post. */
  most: number;
  /** Whether a post may come from this provider, by its headers alone, before its body is read. */
  mayBe(posted: Omit<Posted, 'body'>): boolean;
  /** The events of a post that is the provider's; null for any other, which is answered like a page that does not exist. */
  events(posted: Posted): readonly ProviderEvent[] | null | Promise<readonly ProviderEvent[] | null>;
}

/** Reads foreign JSON: nothing in it can be trusted until checked. */
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

/** An older post was caught and sent again by somebody. */
export const isFresh = (seconds: number, now: Date): boolean =>
  Math.abs(now.getTime() / 1000 - seconds) < 15 * 60;

/** Message-IDs come with and without brackets. */
export const bracketed = (id: string): string => (id === '' || id.startsWith('<') ? id : `<${id}>`);
