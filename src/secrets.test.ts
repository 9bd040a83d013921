import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSecrets, loadSecrets } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'antipode-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [now, before] = ['n'.repeat(40), 'b'.repeat(40)];

test('a signature holds for its purpose and text only', () => {
  const secrets = createSecrets(now);
  const signature = secrets.sign('unsubscribe', 'amina');
  expect(secrets.verify('unsubscribe', 'amina', signature)).toBe(true);
  expect(secrets.verify('unsubscribe', 'luca', signature)).toBe(false);
  expect(secrets.verify('resume', 'amina', signature)).toBe(false);
  expect(secrets.verify('unsubscribe', 'amina', '')).toBe(false);
  expect(secrets.verify('unsubscribe', 'amina', signature.slice(1))).toBe(false);
});

test('what an older key signed stays valid while that key is kept, and new signatures use the new one', () => {
  const old = createSecrets(before).sign('resume', 'mei');
  expect(createSecrets(now, [before]).verify('resume', 'mei', old)).toBe(true);
  expect(createSecrets(now).verify('resume', 'mei', old)).toBe(false);
  expect(createSecrets(now, [before]).sign('resume', 'mei')).toBe(createSecrets(now).sign('resume', 'mei'));
});

test('each purpose has its own key', () => {
  const secrets = createSecrets(now);
  expect(secrets.deriveKey('a')).toHaveLength(32);
  expect(secrets.deriveKey('a').equals(secrets.deriveKey('b'))).toBe(false);
});

test('the first start makes a private key file and later ones read it', () => {
  const load = () => loadSecrets({ secretKey: undefined, oldSecretKeys: [], dataDir: folder });
  const signature = load().sign('x', 'y');
  expect(load().verify('x', 'y', signature)).toBe(true);
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
});

test('an emptied key file is refused rather than replaced', () => {
  writeFileSync(join(folder, 'secret.key'), '');
  expect(() => loadSecrets({ secretKey: undefined, oldSecretKeys: [], dataDir: folder })).toThrow(
    'restore it from a backup',
  );
});

test('a sealed secret opens with its purpose and key, also after the key became an older one, and never when touched', () => {
  const before = createSecrets('a'.repeat(32));
  const sealed = before.seal('dkim', 'the private key');
  expect(sealed).not.toContain('private');
  expect(before.seal('dkim', 'the private key')).not.toBe(sealed);
  expect(before.open('dkim', sealed)).toBe('the private key');
  expect(before.open('route', sealed)).toBeNull();
  expect(createSecrets('b'.repeat(32), ['a'.repeat(32)]).open('dkim', sealed)).toBe('the private key');
  expect(createSecrets('b'.repeat(32)).open('dkim', sealed)).toBeNull();
  const touched = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(before.open('dkim', touched)).toBeNull();
  expect(before.open('dkim', 'short')).toBeNull();
});
