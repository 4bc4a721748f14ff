/** Windows names without “Standard Time”, and some places that no IANA name has, by the IANA name that stands for them everywhere (CLDR, windowsZones, territory 001). */
const table: Record<string, string> = {
  Africa:
    'Cairo egypt, Casablanca morocco, Johannesburg southafrica, Juba southsudan, Khartoum sudan, Lagos wcentralafrica westcentralafrica, Nairobi eafrica, Sao_Tome saotome, Tripoli libya, Windhoek namibia',
  America:
    'Adak aleutian, Anchorage alaskan alaska, Araguaina tocantins, Argentina/Buenos_Aires argentina, Asuncion paraguay, Bahia bahia, Bogota sapacific, Cancun easternmexico, Caracas venezuela, Cayenne saeastern, Chicago central, Chihuahua mountainmexico, Cuiaba centralbrazilian, Denver mountain, Godthab greenland, Grand_Turk turksandcaicos, Guatemala centralamerica, Halifax atlantic, Havana cuba, Indiana/Indianapolis useastern indianaeast, La_Paz sawestern, Los_Angeles pacific, Mexico_City centralmexico, Miquelon saintpierre, Montevideo montevideo, New_York eastern, Phoenix usmountain arizona, Port-au-Prince haiti, Punta_Arenas magallanes, Regina canadacentral saskatchewan, Santiago pacificsa, Sao_Paulo esouthamerica brasilia, St_Johns newfoundland, Tijuana pacificmexico bajacalifornia, Whitehorse yukon',
  Asia: 'Almaty centralasia, Amman jordan, Baghdad arabic, Baku azerbaijan, Bangkok seasia, Barnaul altai, Beirut middleeast, Chita transbaikal, Colombo srilanka, Damascus syria, Dhaka bangladesh, Dubai arabian, Hebron westbank, Hovd wmongolia, Irkutsk northasiaeast, Jerusalem israel, Kabul afghanistan, Kamchatka russiazone11, Karachi pakistan, Kathmandu nepal, Kolkata india newdelhi chennai mumbai, Krasnoyarsk northasia, Magadan magadan, Novosibirsk ncentralasia, Omsk omsk, Pyongyang northkorea, Qyzylorda qyzylorda, Rangoon myanmar, Riyadh arab, Sakhalin sakhalin, Seoul korea, Shanghai china beijing, Singapore singapore, Srednekolymsk russiazone10, Taipei taipei, Tashkent westasia, Tbilisi georgian, Tehran iran, Tokyo tokyo, Tomsk tomsk, Ulaanbaatar ulaanbaatar, Vladivostok vladivostok, Yakutsk yakutsk, Yekaterinburg ekaterinburg, Yerevan caucasus',
  Atlantic: 'Azores azores, Cape_Verde capeverde, Reykjavik greenwich',
  Australia:
    'Adelaide cenaustralia, Brisbane eaustralia, Darwin auscentral, Eucla auscentralw, Hobart tasmania, Lord_Howe lordhowe, Perth waustralia, Sydney auseastern canberra',
  Etc: 'GMT+12 dateline, GMT+2 midatlantic, UTC coordinateduniversal',
  Europe:
    'Astrakhan astrakhan, Berlin weurope, Bucharest gtb, Budapest centraleurope, Chisinau eeurope, Istanbul turkey, Kaliningrad kaliningrad, Kiev fle, London gmt greenwichmean edinburgh, Minsk belarus, Moscow russian, Paris romance, Samara russiazone3, Saratov saratov, Volgograd volgograd, Warsaw centraleuropean',
  Indian: 'Mauritius mauritius',
  Pacific:
    'Apia samoa, Auckland newzealand wellington, Bougainville bougainville, Chatham chathamislands, Easter easterisland, Fiji fiji, Guadalcanal centralpacific, Honolulu hawaiian hawaii, Kiritimati lineislands, Marquesas marquesas, Norfolk norfolk, Port_Moresby westpacific, Tongatapu tonga',
};

const letters = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/( standard| daylight| summer)? time\b/, '')
    .replace(/[^a-z0-9]/g, '');

let names: Map<string, string> | undefined;

function allNames(): Map<string, string> {
  names = new Map();
  // A city of a text such as “Brussels, Copenhagen, Madrid, Paris” is the last part of an IANA name.
  // Only of a place: some engines list UTC too, and no unknown text may end in it.
  for (const name of Intl.supportedValuesOf('timeZone').filter((name) => /^(?!Etc\/).+\//.test(name)))
    names.set(letters(name.slice(name.lastIndexOf('/') + 1)), name);
  for (const [area, zones] of Object.entries(table))
    for (const zone of zones.split(', ')) {
      const [city, ...keys] = zone.split(' ');
      for (const key of keys) names.set(key, `${area}/${city}`);
    }
  return names;
}

/** Minutes from UTC, in January and in July. */
const offsets = (zone: string) =>
  [0, 6].map((month) => {
    const instant = Date.UTC(2026, month, 15);
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(instant);
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(parts) ?? ['', '+', '0', '0'];
    return (sign === '-' ? -1 : 1) * (+hours * 60 + +minutes);
  });

/**
 * The IANA name of a zone that Windows or Outlook names: `Romance Standard Time`, or the text that is shown for it, such as
 * `(UTC+01:00) Brussels, Copenhagen, Madrid, Paris`. Undefined when it is neither, or when the offset in the text is not that of
 * the place.
 */
export function windowsZone(text: string): string | undefined {
  const known = names ?? allNames();
  const [, offset, place = text] = /^\(?(?:UTC|GMT)\s*([+-]?\d*[:.]?\d*)\)\s*(.+)$/i.exec(text) ?? [];
  const minutes = offset && /^([+-])(\d\d?)[:.]?(\d\d)?$/.exec(offset);
  const meant = minutes ? +`${minutes[1]}1` * (+minutes[2]! * 60 + +(minutes[3] ?? 0)) : 0;
  return [place, place.replace(/\(.*?\)/g, ''), ...place.split(/[,;:/]/)]
    .map((piece) => known.get(letters(piece)))
    .find((zone) => zone && (offset === undefined || offsets(zone).includes(meant)));
}
