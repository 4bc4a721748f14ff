/** Where we differ from what the corpus expects, field by field, and why. */
export const differences: Readonly<
  Record<'feedparser' | 'gofeed' | 'jsonfeed' | 'wordpress' | 'mastodon' | 'drupal', Readonly<Record<string, string>>>
> = {
  feedparser: {
    'wellformed/base/http_entry_id_base_content_location.xml items.0.id':
      'an id is compared as written, never resolved (RFC 4287, 4.2.6)',
    'wellformed/base/http_entry_id_base_docuri.xml items.0.id':
      'an id is compared as written, never resolved (RFC 4287, 4.2.6)',
    'wellformed/rss/item_description_and_summary.xml items.0.content.0':
      'RSS has no <summary>; the description is the summary, and no content stands beside it',
    'wellformed/rss/item_summary_and_description.xml items.0.summary':
      'RSS has no <summary>; the description is the summary whatever the order',
    'wellformed/rss/item_summary_and_description.xml items.0.content.0':
      'RSS has no <summary>; the description is the summary, and no content stands beside it',
  },
  gofeed: {},
  jsonfeed: {},
  wordpress: {},
  mastodon: {
    'status_with_previewcard.json items.0.author':
      'a text has no pictures: the names of those that its server has made stand in no name',
  },
  drupal: {},
};

/** Well-formed feeds in which we find another number of items, and why. */
export const otherCounts: Readonly<Record<string, string>> = {
  'node-feedparser/illegally-nested.xml':
    'each of the ten items holds an empty <item />, which the reference counts and which says nothing',
};
