package dev.deskferry.sandbox.zendesk;

/**
 * How large pages of a list are.
 *
 * @param usual size unless asked
 * @param most size at most
 * @param lifeSeconds how long a cursor is valid, 0 for ever
 */
record PageRules(int usual, int most, long lifeSeconds) {

  /** Nearly every list. */
  static final PageRules LISTS = new PageRules(100, 100, 0);

  /** Lists of the Help Center. */
  static final PageRules HELP_CENTER = new PageRules(30, 100, 0);

  /** Survey responses. */
  static final PageRules SURVEYS = new PageRules(50, 50, 0);

  /** {@code /search/export}, whose cursors live an hour. */
  static final PageRules SEARCH_EXPORT = new PageRules(100, 1_000, 3_600);

  /** Events of the feed of ticket metrics. */
  static final PageRules METRIC_EVENTS = LISTS;
}
