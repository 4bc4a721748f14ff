import type { WeekRules } from './views/calendar-view.js';

/** Regions of a language that says none: where most of those who write it live, or what they agree on. */
const SUNDAY = /^(en|ja|ko|he|hi|pt-BR|es-MX|zh-TW|th)\b(?!-(GB|IE|AU|NZ))|-(US|CA|MX|BR|IL|IN|JP|KR|TW|ZA)\b/i;
const SATURDAY = /^(ar|fa)\b(?!-(MA|TN|LB))/i;

type WeekInfo = { readonly firstDay: number; readonly weekend: readonly number[]; readonly minimalDays?: number };

/**
 * How a language counts its weeks: as the browser knows it (`Intl.Locale`), else by a small table. What counts from
 * Monday counts as ISO 8601.
 */
export function weekRules(lang: string): WeekRules {
  let known: WeekInfo | undefined;
  try {
    const locale = new Intl.Locale(lang) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
    known = locale.getWeekInfo?.() ?? locale.weekInfo;
  } catch {
    // A language that is no language is treated as one that nobody knows.
  }
  const first = known?.firstDay ?? (SATURDAY.test(lang) ? 6 : SUNDAY.test(lang) ? 7 : 1);
  return { first, minimal: known?.minimalDays ?? (first === 1 ? 4 : 1), weekend: known?.weekend ?? [6, 7] };
}
