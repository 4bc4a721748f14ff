import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { nextLink, object, objects, type Loose } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import type { Idea, IdeaPage } from '../idea.js';
import { knownStatus } from './known-status.js';
import { longText } from './long-text.js';
import { date, number, text } from './read-idea.js';

/** The API behind the page of a repository's issues. */
export function githubAddress(url: URL): URL {
  const [, repository] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/issues\/?$/.exec(url.origin + url.pathname) ?? [];
  return repository ? new URL(`https://api.github.com/repos/${repository}/issues?state=all`) : url;
}

/**
 * Reads issues in the shape of GitHub (`GET /repos/{owner}/{repo}/issues`, `GET /search/issues`), which Gitea and Forgejo have
 * too. Pull requests, which GitHub lists among them, are no ideas. Votes are the thumbs up. Words are written in Markdown, and
 * stay as they are.
 *
 * @throws {SourceError} of kind `format` when it holds no list of issues.
 */
export function parseGithubIssues(json: unknown, { url, headers }: About): IdeaPage {
  const answer = object(json);
  const list = [json, answer.items].find(Array.isArray) as unknown[] | undefined;
  if (!list) throw new SourceError('format', `no issues at ${url}`, { url });
  const issues = objects(list).filter((one) => !one.pull_request);
  const { items, skipped } = collect(issues, (one) => readIssue(one, url));
  return {
    ideas: items,
    skipped: skipped + list.length - objects(list).length,
    next: resolveUrl(nextLink(headers), url),
    total: number(answer.total_count),
  };
}

function readIssue(issue: Loose, base: string): Idea | undefined {
  const id = text(issue.number);
  const title = text(issue.title);
  if (!id || !title) return undefined;
  return {
    id,
    title,
    text: longText(issue.body),
    url: resolveUrl(text(issue.html_url), base),
    created: date(issue.created_at),
    author: text(object(issue.user).login),
    votes: number(object(issue.reactions)['+1']),
    comments: number(issue.comments),
    // Closed for a reason, or as most are: because it was done.
    status: knownStatus((issue.state === 'closed' && text(issue.state_reason)) || issue.state),
    statusSince: date(issue.closed_at),
    topics: (Array.isArray(issue.labels) ? (issue.labels as unknown[]) : []).flatMap(
      (label) => text(object(label).name) ?? text(label) ?? [],
    ),
    closed: issue.state === 'closed' || issue.locked === true || undefined,
  };
}
