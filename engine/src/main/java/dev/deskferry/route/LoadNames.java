package dev.deskferry.route;

/** Exchange properties of the load routes. */
final class LoadNames {

  /** {@code HubSpotRequest} to send; absent when there is none left. */
  static final String REQUEST = "hubspotRequest";

  /** {@code Verdict} on the last request; absent while it is under way. */
  static final String VERDICT = "hubspotVerdict";

  /** How often the request was sent. */
  static final String ATTEMPTS = "hubspotAttempts";

  /** The {@link dev.deskferry.throttle.ConcurrencyGate.Place} of the attempt. */
  static final String PLACE = "hubspotPlace";

  /** How often a request may be sent before one gives up; absent for the usual patience. */
  static final String PATIENCE = "hubspotPatience";

  /** True when a fatal verdict is an answer too, as it is to a question about scopes. */
  static final String PROBE = "hubspotProbe";

  /** {@code Lease} of the partition being worked on; absent when there is none left. */
  static final String LEASE = "loadLease";

  /** {@link Permission} of the lease; asked before every request. */
  static final String PERMISSION = "loadPermission";

  /** Source object type of the task. */
  static final String OBJECT_TYPE = "loadObjectType";

  /** {@code BatchConversation} or {@code LinkConversation} about the batch. */
  static final String CONVERSATION = "loadConversation";

  /** {@code LoadBatch} being sent. */
  static final String BATCH = "loadBatch";

  /** {@code migration.batch.batch_id}. */
  static final String BATCH_ID = "loadBatchId";

  /** {@code Settlement} of the batch. */
  static final String SETTLEMENT = "loadSettlement";

  private LoadNames() {}
}
