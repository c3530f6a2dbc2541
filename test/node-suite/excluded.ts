/** Files that only OpenSSL inside Node can pass, or that have no TLS in them, each with the reason. By name. */
const ENGINE = 'OpenSSL engines: modules in a format of its own';
const HANDLE = 'reaches into the native object of OpenSSL below the socket';

export const excluded: Readonly<Record<string, string>> = {
  'test-tls-canonical-ip': 'is about the resolver (c-ares); no TLS in it',
  'test-tls-clientcertengine-invalid-arg-type': ENGINE,
  'test-tls-clientcertengine-unsupported': ENGINE,
  'test-tls-close-notify': HANDLE,
  'test-tls-env-extra-ca-file-load': 'asks a native binding whether OpenSSL has read a file',
  'test-tls-external-accessor': 'the pointer to a context of OpenSSL',
  'test-tls-keyengine-invalid-arg-type': ENGINE,
  'test-tls-keyengine-unsupported': ENGINE,
  'test-tls-reinitialize-listeners': 'an internal symbol of net with the native object of OpenSSL behind it',
  'test-tls-server-setoptions-clientcertengine': ENGINE,
  'test-tls-wrap-no-abort': HANDLE,
};
