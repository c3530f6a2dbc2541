/** What can be seen of a connection, in order and in words: the timeline, the explanations, the bytes, the trace file. */

export type * from '../events/index.ts';
export { type DescribedRule, describeRule, rules } from '../rules/index.ts';
export {
  chainVerdict,
  chainVerdictAlone,
  claimBesideCertificate,
  isTolerated,
  partInChain,
  UNENFORCED,
  whatIsWrong,
} from './chain-words.ts';
export { chosenIn, plainName } from './chosen.ts';
export { type Chapter, type ClassicExchange, classicStory, classicTitles } from './classic.ts';
export { type ByteCount, codecNamed, countBytes, dissection, type Line, recordCodec } from './dissection.ts';
export {
  ACCESS_REFUSED,
  CERTIFICATE_WANTED,
  type Ending,
  endingIn,
  isComplete,
  isFatal,
  isSpoken,
  refuses,
} from './ending.ts';
export { alertName, type Explanation, epochWords, explain, messageCodec, plural, storyOf } from './explain.ts';
export { type Outcome, outcomeIn } from './outcome.ts';
export { hasForwardSecrecy, haveWords, type Safety, safetyWords } from './outcome-words.ts';
export { type Redacted, redact } from './redact/index.ts';
export { asSentence } from './sentence.ts';
export { hasIdleChange, isLocked, isTrouble, messageTitle, sizeOf, storyOfStep, titleOf } from './step-words.ts';
export { stories } from './stories.ts';
export {
  type Consequence,
  contentOf,
  followedBy,
  type Step,
  sideOf,
  speaker,
  type Timeline,
  timeline,
} from './timeline.ts';
export {
  readTrace,
  TRACE_FORMAT,
  TRACE_VERSION,
  type Trace,
  TraceError,
  traceSchema,
  withoutSecrets,
  writeTrace,
} from './trace.ts';
export { type Told, tell, tellFields, type Voice, voices } from './voices/index.ts';
