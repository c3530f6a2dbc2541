/** The toolchains that anchors are written for: in which form, with how much room, and how to use it there. */
import type { X509Certificate } from 'tlscope/x509';
import { bearsslHeader, tasmotaHeaders } from './formats/bearssl.ts';
import { cArrays, cString, progmemString } from './formats/c.ts';
import { derFile, espBundleFile, esphome, javaStore, micropython, pemFile } from './formats/files.ts';
import type { Written } from './formats/text.ts';

export interface WriteOptions {
  /** Whom the device connects to, for the remarks. */
  readonly forWhom: string;
  readonly espGeneration: 1 | 2;
  /** Of a Java key store. */
  readonly password: string;
}

export interface Target {
  /** Whose rules for paths it follows, which says what may be an anchor: a profile's name. */
  readonly stack: 'bearssl' | 'esp-idf' | 'openssl' | 'node' | 'java' | undefined;
  /** How large a message of the server may be there unless told otherwise, in bytes; absent where nothing limits it. */
  readonly room?: { readonly bytes: number; readonly setting: string };
  /** Only one anchor fits. */
  readonly single?: true;
  readonly binary?: true;
  /** What to do with the file. */
  readonly usage: string;
  write(anchors: readonly X509Certificate[], options: WriteOptions): Written[];
}

const ESP_ROOM = { bytes: 16_384, setting: 'CONFIG_MBEDTLS_SSL_IN_CONTENT_LEN' };

export const targets: Readonly<Record<string, Target>> = {
  arduino: {
    stack: 'esp-idf',
    room: ESP_ROOM,
    usage: 'NetworkClientSecure client; client.setCACert(root_ca);',
    write: (anchors, { forWhom }) => cString(anchors, forWhom),
  },
  'esp-idf': {
    stack: 'esp-idf',
    room: ESP_ROOM,
    usage: 'esp_tls_cfg_t: .cacert_buf = (const unsigned char *)root_ca, .cacert_bytes = sizeof(root_ca)',
    write: (anchors, { forWhom }) => cString(anchors, forWhom),
  },
  'esp-bundle': {
    stack: 'esp-idf',
    room: ESP_ROOM,
    binary: true,
    usage: 'embed it, and esp_crt_bundle_set(start, size); then .crt_bundle_attach = esp_crt_bundle_attach',
    write: (anchors, { espGeneration }) => espBundleFile(anchors, espGeneration),
  },
  esp8266: {
    stack: 'bearssl',
    room: { bytes: 16_384, setting: 'setBufferSizes()' },
    usage: 'BearSSL::X509List anchors(root_ca); client.setTrustAnchors(&anchors);',
    write: (anchors, { forWhom }) => progmemString(anchors, forWhom),
  },
  bearssl: {
    stack: 'bearssl',
    usage: 'br_ssl_client_init_full(&sc, &xc, TAs, TAs_NUM);',
    write: (anchors, { forWhom }) => bearsslHeader(anchors, forWhom),
  },
  micropython: {
    stack: 'esp-idf',
    room: { bytes: 16_384, setting: 'MBEDTLS_SSL_IN_CONTENT_LEN' },
    usage: 'context.verify_mode = ssl.CERT_REQUIRED; for der in ANCHORS: context.load_verify_locations(cadata=der)',
    write: (anchors, { forWhom }) => micropython(anchors, forWhom),
  },
  zephyr: {
    stack: 'esp-idf',
    room: { bytes: 1500, setting: 'CONFIG_MBEDTLS_SSL_MAX_CONTENT_LEN' },
    usage:
      'tls_credential_add(TAG, TLS_CREDENTIAL_CA_CERTIFICATE, ca_certificate_1, sizeof(ca_certificate_1)); a tag for each',
    write: (anchors, { forWhom }) => cArrays(anchors, forWhom),
  },
  tasmota: {
    stack: 'bearssl',
    single: true,
    usage: 'put both into tasmota/include, with USE_MQTT_TLS_CA_CERT and INCLUDE_LOCAL_CERT in user_config_override.h',
    write: (anchors, { forWhom }) => tasmotaHeaders(anchors, forWhom),
  },
  esphome: {
    stack: 'esp-idf',
    room: ESP_ROOM,
    usage: 'merge it into the mqtt: part of your configuration (esp-idf framework)',
    write: (anchors, { forWhom }) => esphome(anchors, forWhom),
  },
  node: {
    stack: 'node',
    usage: "tls.connect({ ca: fs.readFileSync('roots.pem') }), or NODE_EXTRA_CA_CERTS=roots.pem",
    write: (anchors, { forWhom }) => pemFile(anchors, forWhom),
  },
  openssl: {
    stack: 'openssl',
    usage: 'openssl s_client -CAfile roots.pem, curl --cacert roots.pem',
    write: (anchors, { forWhom }) => pemFile(anchors, forWhom),
  },
  java: {
    stack: 'java',
    binary: true,
    usage: 'java -Djavax.net.ssl.trustStore=truststore.p12 -Djavax.net.ssl.trustStorePassword=...',
    write: (anchors, { password }) => javaStore(anchors, password),
  },
  pem: {
    stack: undefined,
    usage: 'whatever takes PEM',
    write: (anchors, { forWhom }) => pemFile(anchors, forWhom),
  },
  der: {
    stack: undefined,
    single: true,
    binary: true,
    usage: 'whatever takes DER',
    write: (anchors) => derFile(anchors),
  },
};
