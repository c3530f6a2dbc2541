/** How long records may be, in bytes. */

/** The content of one (RFC 9846 §5.1, RFC 5246 §6.2.1). */
export const MAX_PLAINTEXT = 2 ** 14;
/** What protection may add to it in TLS 1.3 (RFC 9846 §5.2). */
export const MAX_EXPANSION = 256;
/** The same in TLS 1.2 (RFC 5246 §6.2.3). */
export const MAX_EXPANSION12 = 2048;
/** The least that record_size_limit may say (RFC 8449 §4). */
export const LEAST_SIZE_LIMIT = 64;
