/** Taking certificates back: revocation, the list of what was revoked, and answers about single certificates. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { oid } from 'tlscope/asn1';
import { DAY, HOUR, unhex } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import {
  issueCrl,
  issueOcspResponse,
  type OcspStatus,
  parseRevocationList,
  type Revocation,
  type RevocationList,
  type RevocationReason,
  revocationReasons,
  toPem,
} from 'tlscope/x509';
import { UsageError } from '../host.ts';
import type { Authority, Holder } from './authority.ts';

const BACKDATED = HOUR;

/** Those a person may give: the others are for lists of changes and for attribute certificates. */
export const reasons = revocationReasons.filter((name) => !['removeFromCRL', 'aACompromise'].includes(name));

/** Throws `UsageError` where it cannot be taken back. */
export function revoke(authority: Authority, nameOrSerial: string, reason: RevocationReason, at: number): Holder {
  const holder = authority.find(nameOrSerial);
  if (holder.kind === 'root') {
    throw new UsageError('A root cannot be revoked by itself.', 'Take it out of every place that trusts it.');
  }
  if (holder.revoked !== undefined) {
    throw new UsageError(`"${nameOrSerial}" was revoked before (${holder.revoked.reason}).`, 'There is nothing to do.');
  }
  authority.record({ did: 'revoke', serial: holder.serial, reason }, at);
  return authority.numbered(holder.serial)!;
}

/** The next list of a CA, `days` until the one after it. Returns where it was written. */
export function makeCrl(authority: Authority, nameOrSerial: string, days: number, at: number) {
  const signer = authority.issuer(nameOrSerial);
  const issuer = signer.name;
  const before = authority.log.entries.filter((entry) => entry.did === 'crl' && entry.issuer === issuer);
  const revoked = authority.holders
    .filter((holder) => holder.issuer === issuer && holder.revoked !== undefined && holder.certificate.notAfter > at)
    .map(
      ({ serial, revoked: taken }): Revocation => ({
        serialNumber: unhex(serial),
        at: taken!.at,
        reason: taken!.reason as RevocationReason,
      }),
    );
  const number = before.length + 1;
  const nextUpdate = at + days * DAY;
  const der = issueCrl({
    provider,
    issuer: signer,
    number,
    thisUpdate: at - BACKDATED,
    nextUpdate,
    revoked,
  });
  refuseLoss(authority, issuer, number);
  authority.record({ did: 'crl', issuer, number, next: new Date(nextUpdate).toISOString() }, at);
  const path = authority.write('crl', `${issuer}.crl`, der);
  authority.write('crl', `${issuer}.crl.pem`, toPem('X509 CRL', der));
  return { path, issuer, number, revoked, nextUpdate };
}

/** What was published bears witness to what was done: a list never forgets what the one before it says. */
function refuseLoss(authority: Authority, issuer: string, number: number): void {
  const path = authority.path('crl', `${issuer}.crl`);
  const last = existsSync(path) ? listIn(readFileSync(path)) : undefined;
  if (last === undefined) return;
  const lost = authority.holders.find(
    ({ certificate, revoked }) =>
      revoked === undefined && last.find(certificate.serialNumber, certificate.issuerName) !== undefined,
  );
  const older = last.number !== undefined && uintOf(last.number) >= number;
  if (lost === undefined && !older) return;
  const what = lost === undefined ? 'list' : `revocation of "${lost.name}"`;
  throw new UsageError(
    `${path} is a newer witness than the log of this CA, which knows nothing of its ${what}. Nothing is signed.`,
    'Restore the log from a copy.',
  );
}

const uintOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

function listIn(der: Uint8Array): RevocationList | undefined {
  try {
    return parseRevocationList(der);
  } catch {
    return undefined; // The next list takes its place.
  }
}

/** A signed answer about one certificate, for stapling. An unknown serial number is answered about the issuing CA's. */
export function makeOcsp(authority: Authority, nameOrSerial: string, days: number, at: number) {
  const serial = nameOrSerial.replaceAll(':', '').toLowerCase();
  const known = authority.holders.some((one) => one.name === nameOrSerial || one.serial === serial);
  if (!known && !isSerial(serial)) authority.find(nameOrSerial);
  const holder = known ? authority.find(nameOrSerial) : undefined;
  const status = statusOf(holder);
  const der = issueOcspResponse({
    provider,
    issuer: authority.issuer(holder?.issuer ?? 'issuing'),
    answers: [{ serialNumber: unhex(holder?.serial ?? serial), status }],
    thisUpdate: at - BACKDATED,
    nextUpdate: at + days * DAY,
    // What clients ask by (RFC 5019 §2.1.1); it only names the issuer, nothing rests on it.
    certIdHash: { identifier: oid['id-sha1'], digest: (bytes) => createHash('sha1').update(bytes).digest() },
  });
  const word = typeof status === 'string' ? status : 'revoked';
  authority.record({ did: 'ocsp', serial: holder?.serial ?? serial, status: word }, at);
  const path = authority.write('ocsp', `${holder?.serial ?? serial}.der`, der);
  return { path, status: word, der };
}

/** In hexadecimal, as it stands in a certificate: positive, in no more octets than it needs, and 20 at most (RFC 5280 §4.1.2.2). */
const isSerial = (text: string): boolean =>
  /^(?:[0-7][0-9a-f]|00[89a-f][0-9a-f])(?:[0-9a-f]{2})*$/.test(text) && text.length <= 40 && !/^00[0-7]/.test(text);

function statusOf(holder: Holder | undefined): OcspStatus {
  if (holder === undefined) return 'unknown';
  if (holder.revoked === undefined) return 'good';
  return { revokedAt: holder.revoked.at, reason: holder.revoked.reason as RevocationReason };
}
