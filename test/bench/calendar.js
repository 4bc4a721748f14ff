// A month, for side-by-side benches: `mount(element, { events?, url?, date }) -> { goto(iso), update(id, title) }`.
import '../../src/widgets/event-calendar/define.ts';

const read = ({ id, title, start, end, allDay }) => ({
  uid: id,
  title,
  start,
  end,
  allDay: !!allDay,
  zone: null,
  sequence: 0,
  categories: [],
  attachments: [],
  status: 'confirmed',
  transparent: false,
});

export const sel = '[part=event]';

export async function mount(element, { events, url, date }) {
  const calendar = document.createElement('parvis-event-calendar');
  calendar.date = date;
  const shown = events?.map(read);
  if (url) calendar.src = url;
  else calendar.sources = [{ read: async () => ({ items: shown, skipped: 0 }) }];
  element.append(calendar);
  await calendar.loadComplete;
  return {
    goto: (day) => calendar.show(day),
    update(id, title) {
      const at = shown.findIndex(({ uid }) => uid === id);
      shown[at] = { ...shown[at], title };
      calendar.reload();
    },
  };
}
