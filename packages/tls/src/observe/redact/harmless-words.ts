/** What is known to say nothing of anybody: words that everybody uses, and names of registries. */
import {
  AlertDescription,
  CipherSuite,
  ExtensionType,
  HandshakeType,
  NamedGroup,
  ProtocolVersion,
  SignatureScheme,
} from '../../wire/index.ts';

/** Words that name nobody, or everybody. */
export const COMMON: ReadonlySet<string> = new Set(
  `com org net io dev app edu gov co eu uk de fr nl ch at es it jp cn in us au ca local localhost localdomain test example
   internal lan home arpa www mail smtp imap mqtt api http https ocsp crl crt cer der pem pki p7c cacerts aia cps
   root ca cert certificate certificates certification authority issuing intermediate server client tls ssl rsa ecc ecdsa
   sha sha1 sha256 sha384 sha512 ev dv ov the of and for inc ltd llc gmbh ag sa corp class global trust public ou st dc uid
   a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** RFC 7301 §6: registered names of protocols. */
const PROTOCOLS: ReadonlySet<string> = new Set(
  `http/0.9 http/1.0 http/1.1 h2 h2c h3 spdy/1 spdy/2 spdy/3 stun.turn stun.nat-discovery webrtc c-webrtc ftp imap pop3
   managesieve coap co xmpp-client xmpp-server acme-tls/1 mqtt dot doq ntske/1 sunrpc irc nntp nnsp sip/2 tds/8.0
   postgresql smb netperfmeter/control`.split(/\s+/),
);
export const isAlpnName = (name: string): boolean => PROTOCOLS.has(name);

const NAMES: ReadonlySet<string> = new Set(
  [AlertDescription, CipherSuite, ExtensionType, HandshakeType, NamedGroup, ProtocolVersion, SignatureScheme].flatMap(
    ({ members }) => Object.keys(members),
  ),
);

/** A whole token of a sentence that is the name of a registry, a number of one, a version, a section or a day. */
export const isName = (token: string): boolean =>
  NAMES.has(token) ||
  isAlpnName(token) ||
  /^(?:0x[0-9a-f]{1,4}|TLSv?1\.[0-3]|TLS|X\.\d+|1\.[0-3]|\d{1,2}(?:\.\d{1,2}){0,2}|\d{4}-\d\d-\d\d(?:T00:00:00(?:\.000)?Z)?|\d{1,5})$/.test(
    token,
  );
