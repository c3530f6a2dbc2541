const [major = 0, minor = 0] = (process.versions.openssl ?? '').split('.').map(Number);

/** Whether the OpenSSL in this process is 3.`least` or later. */
export const isOpenssl3 = (least: number): boolean => major > 3 || (major === 3 && minor >= least);
