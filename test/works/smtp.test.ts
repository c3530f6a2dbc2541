/** nodemailer and STARTTLS: with our client, with our server, with both. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { before, describe, test } from 'node:test';
import { createTransport, type Transporter } from 'nodemailer';
import { transport } from '../../docs/examples/smtp.ts';
import { Pki } from '../interop/support/pki.ts';
import { needs } from '../interop/support/places.ts';
import { type Scope, suiteScope } from '../interop/support/process.ts';
import { lines } from '../interop/support/stack.ts';
import { type Mail, smtpServer } from './support/smtp.ts';

const letter = { from: 'a@localhost', to: 'b@localhost', subject: 'a parcel', text: lines(100_000) };

describe('SMTP with STARTTLS', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  async function serve(t: Scope): Promise<{ port: number; mails: Mail[] }> {
    const { chain: cert, key } = await pki.leaf('p256');
    const mails: Mail[] = [];
    const server = smtpServer({ cert, key }, (mail) => mails.push(mail)).listen(0, 'localhost');
    await once(server, 'listening');
    t.after(() => new Promise((resolve) => server.close(resolve)));
    return { port: (server.address() as AddressInfo).port, mails };
  }

  const ways: Readonly<Record<string, (port: number, ca: string) => Transporter>> = {
    'nodemailer over ours': (port, ca) => transport(port, { ca }),
    'nodemailer with its own upgrade by node:tls': (port, ca) =>
      createTransport({ host: 'localhost', port, requireTLS: true, tls: { ca } }),
  };
  for (const [name, way] of Object.entries(ways)) {
    test(`${name}, a server that is upgraded by ours: a letter arrives`, async (t) => {
      const { port, mails } = await serve(t);
      const mailer = way(port, pki.root);
      t.after(() => mailer.close());
      await mailer.sendMail(letter);
      assert.equal(mails.length, 1);
      assert.equal(mails[0]!.secure, true);
      assert.ok(mails[0]!.text.includes(letter.text.trim().split('\n').at(-1)!));
    });
  }

  test('nodemailer over ours sends nothing to a server of another root', async (t) => {
    const { port, mails } = await serve(t);
    const { root: ca } = await Pki.make(t);
    await assert.rejects(transport(port, { ca }).sendMail(letter), { code: 'CERT_SIGNATURE_FAILURE' });
    assert.equal(mails.length, 0);
  });
});
