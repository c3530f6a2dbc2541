/** Verifying a chain: paths to an anchor, the checks of each, what is remembered, and what has to be fetched (RFC 5280 §6). */
export { type Fetched, type Fetcher, type FetchingAnswer, issuerUrls, verifyChainFetching } from './fetching.ts';
export { verifyChain } from './verify.ts';
