/** Spans of time, in milliseconds: a number of `x` in seconds is `x / SECOND`. */
export const SECOND = 1000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
