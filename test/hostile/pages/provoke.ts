/** What markup can listen to without a script, and a reader or a browser sets off. */
const EVENTS =
  'animationend animationstart auxclick beforetoggle blur change click contextmenu copy cut dblclick drag drop error focus focusin input keydown keyup load mousedown mousemove mouseout mouseover mouseup paste pointerdown pointerenter pointermove pointerover pointerrawupdate pointerup scroll scrollend select submit toggle touchstart transitionend wheel'.split(
    ' ',
  );

/** Does to all that is in a root what readers do: points, presses, opens, types, follows, without leaving the page. */
export function provoke(root: Element | ShadowRoot): void {
  const stay = (event: Event) => event.preventDefault();
  root.addEventListener('click', stay);
  root.addEventListener('submit', stay);
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    for (const name of EVENTS) {
      // Most attributes that listen are for events that are never sent to elements like these: only those there are.
      if (name === 'click' || element.hasAttribute(`on${name}`))
        element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    }
    // Reaching for the focus lays the page out: only where there is one to take.
    if (
      element.matches(
        'a, button, input, summary, [tabindex], [contenteditable], [autofocus], [onfocus], [onblur], [onfocusin]',
      )
    )
      element.focus();
    if (element instanceof HTMLDetailsElement) element.open = true;
    // A press on a link whose address is a script runs it; one whose address is a page must not leave ours.
    if (element instanceof HTMLAnchorElement && !/^(https?|mailto|tel|webcal):/.test(element.href)) {
      root.removeEventListener('click', stay);
      element.click();
      root.addEventListener('click', stay);
    }
  }
  root.removeEventListener('click', stay);
  root.removeEventListener('submit', stay);
}
