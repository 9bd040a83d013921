import { parseTurnUrl } from '../lib/network/turn/turnUrl.ts';
import { listed, text } from './setting.ts';
import type { Setting } from './setting.ts';

/** Servers that help two browsers to find each other for a call. */
export interface CallsConfig {
  /** Servers that tell a browser its own network address. */
  stun: readonly string[];
  /** Servers that pass a call on. Empty if and only if there is no `secret`. */
  turn: readonly string[];
  /** coturn's `static-auth-secret`. */
  secret: string | undefined;
}

/** Browsers try all servers before each call, and become slow from five on. */
const MOST = 4;

/** Settings of calls: everything is off by default. */
export const callSettings: readonly Setting[] = [
  {
    name: 'STUN_URLS',
    about:
      'Servers that tell a browser its own network address before a call, separated by commas: stun:turn.example.org.',
    preset: '',
    schema: servers(['stun'], 'must be at most four addresses such as stun:turn.example.org:3478'),
  },
  {
    name: 'TURN_URLS',
    about:
      'Relays that pass calls on, separated by commas: turns:turn.example.org:443?transport=tcp. Needs TURN_SECRET.',
    preset: '',
    schema: servers(
      ['turn', 'turns'],
      'must be at most four addresses such as turn:turn.example.org:3478?transport=udp or turns:turn.example.org:443?transport=tcp',
    ),
  },
  {
    name: 'TURN_SECRET',
    about: 'Secret that the relay knows, too (static-auth-secret of coturn).',
    preset: '',
    secret: true,
    schema: text.refine((value) => value.length >= 32, 'must have at least 32 characters'),
  },
];

function servers(schemes: readonly string[], message: string) {
  return listed((part) => schemes.includes(parseTurnUrl(part)?.scheme ?? ''), message).refine(
    (parts) => parts.length <= MOST,
    message,
  );
}

/** Problems that concern several settings together, one line each. */
export function callProblems(values: Record<string, unknown>): string[] {
  const hasRelay = ((values['TURN_URLS'] as string[] | undefined) ?? []).length > 0;
  const hasSecret = values['TURN_SECRET'] !== undefined;
  if (hasRelay && !hasSecret)
    return ['TURN_SECRET is needed with TURN_URLS: the static-auth-secret of the relay'];
  if (hasSecret && !hasRelay) return ['TURN_URLS is needed with TURN_SECRET: the addresses of the relay'];
  return [];
}

export function callsOf(values: Record<string, unknown>): CallsConfig {
  return {
    stun: (values['STUN_URLS'] as string[] | undefined) ?? [],
    turn: (values['TURN_URLS'] as string[] | undefined) ?? [],
    secret: values['TURN_SECRET'] as string | undefined,
  };
}
