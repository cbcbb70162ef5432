package dev.deskferry.load;

import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything said to HubSpot about one batch until each of its records has an outcome: the first
 * request, then whatever the replies make necessary: halves of a refused batch, look-ups of unknown
 * ones, take-overs of existing contacts. Ask {@link #next()}, send it, give the reply to {@link
 * #accept}, until nothing is next. For one thread.
 */
public final class BatchConversation {

  private static final int MAX_CREATIONS = 4;

  private final Destination destination;
  private final HubSpotPaths paths;
  private final Claims claims;
  private final Map<String, PlannedRecord> records = new LinkedHashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Map<String, Integer> creations = new HashMap<>();
  private final Set<String> linkless = new HashSet<>();
  private final Set<String> inlined = new HashSet<>();
  private final Map<String, Set<ObsoleteLink>> removed = new HashMap<>();
  private final Map<String, Map<ObsoleteLink, String>> unremovable = new HashMap<>();
  private Optional<Step> current = Optional.empty();
  private String correlationId = "";

  /**
   * @param batch at most 100 records, no source id twice
   */
  public BatchConversation(
      Destination destination, HubSpotPaths paths, Claims claims, List<PlannedRecord> batch) {
    this.destination = destination;
    this.paths = paths;
    this.claims = claims;
    batch.forEach(record -> records.put(record.sourceId(), record));
    FirstSteps.of(this, batch).forEach(steps::add);
  }

  /** The next request to send; empty when every record has its outcome. */
  public Optional<HubSpotRequest> next() {
    current = Optional.ofNullable(steps.poll());
    return current.map(Step::request);
  }

  /**
   * Reads the reply to the last {@link #next()}.
   *
   * @param verdict never {@link Verdict.Wait} or {@link Verdict.Fatal}: those are for the caller to
   *     obey
   */
  public void accept(Verdict verdict) {
    Step step = current.orElseThrow(() -> new IllegalStateException("no request is open"));
    current = Optional.empty();
    correlationId = verdict.correlation();
    if (verdict instanceof Verdict.Answered answered) {
      step.answered(answered);
    } else if (verdict instanceof Verdict.Refused refused) {
      step.refused(refused);
    } else if (verdict instanceof Verdict.Uncertain uncertain) {
      step.uncertain(uncertain);
    } else {
      throw new IllegalArgumentException("not an answer: " + verdict);
    }
  }

  /**
   * One outcome per record, in the order of the batch.
   *
   * @throws IllegalStateException when the conversation is not over
   */
  public List<RecordOutcome> outcomes() {
    List<RecordOutcome> all = new ArrayList<>(records.size());
    for (PlannedRecord record : records.values()) {
      Outcome outcome = outcomes.get(record.sourceId());
      if (outcome == null) {
        throw new IllegalStateException(record.sourceId() + " has no outcome yet");
      }
      all.add(
          new RecordOutcome(
              record,
              outcome,
              inlined.contains(record.sourceId()),
              Set.copyOf(removed.getOrDefault(record.sourceId(), Set.of())),
              Map.copyOf(unremovable.getOrDefault(record.sourceId(), Map.of()))));
    }
    return all;
  }

  /** Whether every record has its outcome. */
  public boolean isOver() {
    return steps.isEmpty() && current.isEmpty();
  }

  Destination destination() {
    return destination;
  }

  HubSpotPaths paths() {
    return paths;
  }

  void then(Step step) {
    steps.add(step);
  }

  void settle(PlannedRecord record, Outcome outcome) {
    outcomes.put(record.sourceId(), outcome);
  }

  void loaded(PlannedRecord record, String hubspotId, Outcome.Way way) {
    settle(record, new Outcome.Loaded(hubspotId, way, ""));
  }

  void reject(PlannedRecord record, ErrorBody error) {
    String code = error.code().isEmpty() ? error.category() : error.code();
    settle(
        record,
        new Outcome.Rejected(
            error.category(),
            code,
            error.message(),
            error.orCorrelation(correlationId).correlationId()));
  }

  void reject(PlannedRecord record, String category, String code, String message) {
    settle(record, new Outcome.Rejected(category, code, message, correlationId));
  }

  /** Counts an attempt to create; false when there were enough. */
  boolean mayCreate(PlannedRecord record) {
    return creations.merge(record.sourceId(), 1, Integer::sum) <= MAX_CREATIONS;
  }

  /** Creates again; leaves the record unknown when that was tried often enough. */
  void createAgain(Collection<PlannedRecord> again) {
    List<PlannedRecord> allowed = new ArrayList<>();
    for (PlannedRecord record : again) {
      if (mayCreate(record)) {
        allowed.add(record);
      } else {
        neverAnswered(record);
      }
    }
    FirstSteps.waves(allowed, FirstSteps::email).forEach(wave -> then(new CreateStep(this, wave)));
  }

  /**
   * Creates records that were loaded before and are gone. Where keys are not enforced they are
   * looked for first: a creation like this one, whose answer was lost, leaves no other trace.
   */
  void createAnew(Collection<PlannedRecord> gone) {
    if (destination.keyUnique() || gone.isEmpty()) {
      createAgain(gone);
      return;
    }
    List<PlannedRecord> allowed = gone.stream().filter(this::mayCreate).toList();
    gone.stream().filter(record -> !allowed.contains(record)).forEach(this::neverAnswered);
    if (!allowed.isEmpty()) {
      then(LookupStep.of(this, allowed, LookupStep.Found.OF_AN_EARLIER_RUN));
    }
  }

  private void neverAnswered(PlannedRecord record) {
    settle(
        record,
        new Outcome.Unknown(
            "sent " + MAX_CREATIONS + " times, never answered for, not found by key"));
  }

  /** A creation went through: it has the links that were inside, and no others. */
  void created(PlannedRecord record, String hubspotId) {
    if (!linkless.contains(record.sourceId())) {
      inlined.add(record.sourceId());
    }
    record.obsolete().forEach(link -> removed(record, link));
    loaded(own(record, hubspotId), hubspotId, Outcome.Way.CREATED);
  }

  /**
   * Sends the record once more without its links; false when that was done already or there are
   * none.
   */
  boolean dropLinks(PlannedRecord record) {
    return record.links().stream().anyMatch(Link::travelsInline) && linkless.add(record.sourceId());
  }

  PlannedRecord sendable(PlannedRecord record) {
    return linkless.contains(record.sourceId()) ? record.withoutLinks() : record;
  }

  Optional<String> claim(PlannedRecord record, String hubspotId) {
    return claims.take(destination.target(), hubspotId, record.sourceId());
  }

  /** The portal had the record that was claimed. */
  void confirm(PlannedRecord record, String hubspotId) {
    claims.confirm(destination.target(), hubspotId, record.sourceId());
  }

  /**
   * Which of those HubSpot records an earlier attempt took over and died before it said so.
   *
   * @param hubspotIds by source id
   * @return source ids
   */
  Set<String> held(Map<String, String> hubspotIds) {
    return claims.held(destination.target(), hubspotIds);
  }

  /** Knows a record that HubSpot has from us, whatever becomes of the update behind it. */
  PlannedRecord own(PlannedRecord record, String hubspotId) {
    PlannedRecord own = record.own(hubspotId);
    records.put(record.sourceId(), own);
    return own;
  }

  /** Goes on with a record as with one that was taken over under the mapping's policy. */
  PlannedRecord adopt(PlannedRecord record, String hubspotId) {
    PlannedRecord adopted = record.adopted(hubspotId, destination.onExisting());
    records.put(record.sourceId(), adopted);
    return adopted;
  }

  void removed(PlannedRecord record, ObsoleteLink link) {
    removed.computeIfAbsent(record.sourceId(), id -> new LinkedHashSet<>()).add(link);
  }

  void notRemovable(PlannedRecord record, ObsoleteLink link) {
    unremovable.computeIfAbsent(record.sourceId(), id -> new HashMap<>()).put(link, correlationId);
  }
}
