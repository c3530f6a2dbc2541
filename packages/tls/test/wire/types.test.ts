import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Code } from '../../src/presentation/index.ts';
import {
  type Certificate13,
  type ClientHello,
  type EncryptedExtensions,
  type Extension,
  extensionsOf,
  find,
  type Handshake12Rsa,
  type Handshake13,
  NamedGroup,
  ProtocolVersion,
} from '../../src/wire/index.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

const clientHello: Pick<ClientHello, 'extensions'> = {
  extensions: [{ type: 'key_share', body: [{ group: NamedGroup.x25519, key_exchange: new Uint8Array(32) }] }],
};
const encryptedExtensions: EncryptedExtensions = { extensions: [{ type: 'server_name', body: null }] };

describe('the types', () => {
  it('of find follow the column of the table', () => {
    const shares = find(clientHello.extensions, 'key_share');
    same<typeof shares, { group: Code<'NamedGroup'>; key_exchange: Uint8Array }[] | undefined>(true);
    assert.equal(shares?.[0]?.group, NamedGroup.x25519);

    const answer = find([] as Extension<'server_hello'>[], 'key_share');
    same<typeof answer, { group: Code<'NamedGroup'>; key_exchange: Uint8Array } | undefined>(true);
    const wanted = find([] as Extension<'hello_retry_request'>[], 'key_share');
    same<typeof wanted, Code<'NamedGroup'> | undefined>(true);
    const allowed = find([] as Extension<'new_session_ticket'>[], 'early_data');
    same<typeof allowed, number | undefined>(true);

    assert.equal(find(encryptedExtensions.extensions, 'server_name'), null);
    assert.equal(find(undefined as Extension<'client_hello'>[] | undefined, 'server_name'), undefined);
  });

  it('refuse an extension in a message that has no column for it', () => {
    // @ts-expect-error EncryptedExtensions carries no key_share
    assert.equal(find(encryptedExtensions.extensions, 'key_share'), undefined);
    // @ts-expect-error a ClientHello carries no oid_filters
    assert.equal(find(clientHello.extensions, 'oid_filters'), undefined);
    // @ts-expect-error there is no such extension
    assert.equal(find(clientHello.extensions, 'key_shares'), undefined);
    // @ts-expect-error `unknown` is many extensions, not one
    assert.equal(find(clientHello.extensions, 'unknown'), undefined);
    // @ts-expect-error ClientKeyExchange carries no extensions
    assert.ok(extensionsOf('client_key_exchange'));
  });

  it('refuse a message that the handshake does not have', () => {
    const finished: Handshake13 = { type: 'finished', body: { verify_data: new Uint8Array(32) } };
    // @ts-expect-error TLS 1.3 has no server_hello_done
    const done: Handshake13 = { type: 'server_hello_done', body: {} };
    // @ts-expect-error static RSA has no ServerKeyExchange
    const exchange: Handshake12Rsa = { type: 'server_key_exchange', body: {} };
    const certificate: Certificate13 = {
      certificate_request_context: new Uint8Array(),
      // @ts-expect-error the certificates of TLS 1.3 come with extensions
      certificate_list: [new Uint8Array()],
    };
    assert.ok(finished && done && exchange && certificate);
  });

  it('keep the registries apart', () => {
    // @ts-expect-error a group is not a version
    const version: typeof ProtocolVersion.TLSv1_3 = NamedGroup.x25519;
    // @ts-expect-error a number from elsewhere has to be made a value of the registry first
    const group: typeof NamedGroup.x25519 = 0x1d;
    assert.equal(group, version);
    assert.equal(NamedGroup.of(0x1d), NamedGroup.x25519);
    assert.notEqual(ProtocolVersion.TLSv1_2, ProtocolVersion.TLSv1_3);
  });
});
