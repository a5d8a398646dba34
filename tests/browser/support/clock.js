// A device's clock in the hands of a story: wrong from the beginning, or suddenly later, as after a sleep.

/** Runs in the page, before anything else: its clocks are `ahead` by so many milliseconds. `boothwalkAhead` can be changed later. */
export function clockAhead(ahead) {
  const [RealDate, realNow] = [Date, performance.now.bind(performance)];
  const page = /** @type {any} */ (window);
  page.boothwalkAhead = ahead;
  const now = () => RealDate.now() + page.boothwalkAhead;
  page.Date = new Proxy(RealDate, {
    construct: (real, args, self) => Reflect.construct(real, args.length > 0 ? args : [now()], self),
    get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
  });
  // What is wrong from the beginning is no time that has passed.
  performance.now = () => realNow() + page.boothwalkAhead - ahead;
}

/** Time passes at once for everybody: no timer has fired meanwhile, as in a sleep. Their clocks must be in hand (`ahead`). */
export const later = (ms, ...visitors) => Promise.all(visitors.map(({ page }) => page.evaluate((ms) => { window.boothwalkAhead += ms; }, ms)));
