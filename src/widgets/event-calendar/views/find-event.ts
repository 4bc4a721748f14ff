/**
 * Where an event stands in what is drawn: on this day, else on any; else the day that has the focus, or the first event of a
 * list. What was drawn anew may have put another event into the same node.
 */
export const findEvent = (root: ShadowRoot, key: string, day: string | undefined): HTMLElement | null => {
  const event = `[data-key="${CSS.escape(key)}"]`;
  return (
    (day && root.querySelector<HTMLElement>(`[data-day="${day}"] ${event}`)) ||
    root.querySelector<HTMLElement>(event) ||
    root.querySelector<HTMLElement>('[role=grid] [tabindex="0"], .list [data-key]')
  );
};
