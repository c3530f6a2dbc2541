/** Milliseconds since 1970, with the fraction that `Date.now` leaves out. */
export const now = (): number => performance.timeOrigin + performance.now();
