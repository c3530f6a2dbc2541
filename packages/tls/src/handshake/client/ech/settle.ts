import { equal, printable } from '../../../bytes/index.ts';
import { CONFIRMATION_LENGTH, type Transcript } from '../../../keys/index.ts';
import { rule } from '../../../rules/index.ts';
import { type CipherSuiteRow, find, ProtocolVersion } from '../../../wire/index.ts';
import { retryConfirmation, serverHelloConfirmation, showAccepted } from '../../ech/index.ts';
import type { Hello } from '../../ech-hello.ts';
import type { EchOffer } from '../ech-state.ts';
import type { ClientAt, ClientContext, Opening, Received, Settled } from '../states.ts';

const stillAccepted = rule('encrypted_client_hello.accept_confirmation', {
  holds: 'the server accepts ECH in its ServerHello, as in its HelloRetryRequest',
  fails: 'the server accepted ECH in its HelloRetryRequest and not in its ServerHello',
  rfc: 'RFC 9849 §6.1.5',
  alert: 'illegal_parameter',
});

/** RFC 9849 §6.1.4: whether the server goes on with the inner hello shows in the end of its random. */
export function settleServerHello(
  state: ClientAt<'WAIT_SH'>,
  message: Received<'WAIT_SH', 'server_hello'>,
  version: number,
  cx: ClientContext,
): Settled {
  const { ech } = state;
  if (ech.status !== 'offered') return { ...state, ech };
  if (version !== ProtocolVersion.TLSv1_3) return reject(state, ech, 'the server chose a version without ECH', cx);
  const suite = suiteFor(message.body.cipher_suite, cx);
  const { hello, transcript } = ech.inner;
  if (suite === undefined || !confirms(message.raw, hello, transcript, suite, cx)) {
    return reject(state, ech, 'ServerHello.random does not end as the inner hello asks for', cx);
  }
  return accept(state, ech, 'ServerHello.random ends as only a server that has read it can know', cx);
}

/** RFC 9849 §6.1.4: in a HelloRetryRequest it shows in an extension. */
export function settleRetryRequest(
  state: ClientAt<'WAIT_SH'>,
  { body }: Received<'WAIT_SH', 'hello_retry_request'>,
  cx: ClientContext,
): Settled {
  const { ech } = state;
  if (ech.status !== 'offered') return { ...state, ech };
  const answer = find(body.extensions, 'encrypted_client_hello');
  const suite = suiteFor(body.cipher_suite, cx);
  if (answer === undefined || suite === undefined) {
    return reject(state, ech, 'the HelloRetryRequest says nothing of it', cx);
  }
  const { hello, transcript } = ech.inner;
  const heard = transcript.afterRetry(cx.settings.provider.hashes[suite.hash]);
  return equal(retryConfirmation(body, hello.random, heard, suite, cx), answer.confirmation)
    ? accept(state, ech, 'the HelloRetryRequest holds what only a server that has read it can know', cx)
    : reject(state, ech, 'the HelloRetryRequest does not hold what the inner hello asks for', cx);
}

/** RFC 9849 §6.1.5: who has read the first inner hello must have read the second. */
export function requireStillAccepted(
  { ech, hello, transcript, suite }: ClientAt<'WAIT_SH_RETRIED'>,
  { raw }: Received<'WAIT_SH_RETRIED', 'server_hello'>,
  cx: ClientContext,
): void {
  if (ech.status !== 'accepted') return;
  cx.require(confirms(raw, hello, transcript, suite, cx), stillAccepted);
}

function confirms(
  raw: Uint8Array,
  hello: Hello,
  transcript: Transcript,
  suite: CipherSuiteRow,
  cx: ClientContext,
): boolean {
  const expected = serverHelloConfirmation(raw, hello.random, transcript, suite, cx);
  return equal(expected, raw.subarray(38 - CONFIRMATION_LENGTH, 38));
}

/** Which hash to try with. That the suite is one we offered is checked afterwards, whatever comes of this. */
const suiteFor = (code: number, { settings }: ClientContext): CipherSuiteRow | undefined =>
  settings.suites.find((row) => row.code === code && row.version === 'TLSv1.3');

function accept(state: Opening, { seal, inner }: EchOffer, because: string, cx: ClientContext): Settled {
  show(true, because, cx);
  return { ...state, ...inner, ech: { status: 'accepted', seal, outer: state.hello } };
}

function reject(state: Opening, { seal }: EchOffer, because: string, cx: ClientContext): Settled {
  show(false, because, cx);
  const publicName = printable(seal.contents.public_name);
  return { ...state, ech: { status: 'rejected', publicName, retryConfigs: undefined } };
}

const show = (ok: boolean, because: string, cx: ClientContext): void =>
  showAccepted(ok, (option) => [{ option, because }], 'RFC 9849 §6.1.4', cx);
