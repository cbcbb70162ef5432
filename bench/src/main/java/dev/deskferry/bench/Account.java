package dev.deskferry.bench;

/** Generated accounts without comments: organizations, users and tickets with what these need. */
final class Account {

  /** Records that are loaded for each ticket, organizations and users included, roughly. */
  static final double RECORDS_PER_TICKET = 1.65;

  private static final String[] EXTRACT = {
    "extract",
    "--only=organizations",
    "--only=users",
    "--only=tickets",
    "--only=organization_memberships",
    "--only=brands",
    "--only=custom_statuses",
    "--only=groups",
    "--only=organization_fields",
    "--only=ticket_fields",
    "--only=ticket_forms",
    "--only=user_fields"
  };

  private static final String[] LOAD = {
    "load", "--execute", "--only=organizations", "--only=users", "--only=tickets"
  };

  private Account() {}

  /** The verb that lands such an account. */
  static String[] extract() {
    return EXTRACT.clone();
  }

  /** The verb that loads it. */
  static String[] load() {
    return LOAD.clone();
  }

  /** Lands one without limits; its Zendesk runs on. */
  static Ferry landed(Workplace place, long tickets, int heapMegabytes) {
    Ferry ferry = Ferry.of(place, StandIns.start(place, tickets, "--limits=off"), heapMegabytes);
    ferry.run(extract());
    return ferry;
  }
}
