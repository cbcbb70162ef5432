package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.PortalDay;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.Portal;
import dev.deskferry.mapping.CompiledMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The bean {@code loadPreflight} of route {@code load-preflight}: whether the token may do what the
 * load needs, who the owners are, and the judgement at the end. Writes nothing.
 */
public final class LoadPreflight {

  private final LoadSession session;
  private final LoadCalls calls;
  private final HubSpotCall hubspot;
  private final LoadFindings findings;
  private final PortalTurn turn;
  private final Optional<String> fallbackOwner;
  private final boolean execute;
  private final Consumer<Portal> told;

  LoadPreflight(
      LoadSession session,
      LoadCalls calls,
      HubSpotCall hubspot,
      LoadFindings findings,
      PortalTurn turn,
      Optional<String> fallbackOwner,
      boolean execute,
      Consumer<Portal> told) {
    this.session = session;
    this.calls = calls;
    this.hubspot = hubspot;
    this.findings = findings;
    this.turn = turn;
    this.fallbackOwner = fallbackOwner.filter(email -> !email.isBlank());
    this.execute = execute;
    this.told = told;
  }

  /**
   * Learns which portal this is, and its time zone, in which its daily limit is reset. A token that
   * may not read the account's details leaves both unknown.
   *
   * @throws LoadFailedException when HubSpot cannot be reached or does not know the token, or the
   *     staging database belongs to another portal
   */
  public void meetPortal() {
    Verdict verdict = calls.probe(HubSpotRequest.get(session.paths().accountDetails()));
    if (verdict instanceof Verdict.Fatal fatal
        && fatal.missingScopes().isEmpty()
        && !fatal.reason().contains("403")) {
      throw new LoadFailedException(fatal.reason());
    }
    if (verdict instanceof Verdict.Answered answered) {
      LoadIdentity.require(session.database(), answered.body(), execute);
      String timeZone = answered.body().path("timeZone").asText("");
      hubspot.learn(PortalDay.in(timeZone));
      findings.timeZone().set(timeZone);
    }
  }

  private boolean hasLoaded(String target) {
    return session
        .database()
        .one("load/has-loaded", Map.of("target", target))
        .map(row -> row.bool("has_loaded"))
        .orElse(false);
  }

  /**
   * Asks every endpoint that will be needed, of all object types at the same time, and gathers the
   * scopes that are missing. A load that may give the portal what it lacks waits until no other
   * does.
   *
   * @throws LoadFailedException when a mapping has another key than before, or scopes are missing
   */
  public void checkAccess() {
    if (execute) {
      turn.await();
    }
    LoadKeys.require(session, execute);
    session.progress().note("load: looking at what HubSpot has and lacks, before anything is sent");
    AtOnce.map(session.settings().concurrency(), targets(session), this::access)
        .forEach(findings::add);
    ask(HubSpotRequest.get(session.paths().owners("")), findings);
    if (!findings.scopes().isEmpty()) {
      throw new LoadFailedException(
          "the HubSpot token lacks scopes — the load needs %s — add them to the service key and start again"
              .formatted(String.join(", ", findings.scopes())));
    }
  }

  private LoadFindings access(String target) {
    LoadFindings found = new LoadFindings();
    ask(HubSpotRequest.get(session.paths().list(target, 1)), found);
    if (execute && !hasLoaded(target)) {
      // No inputs, nothing written: HubSpot refuses the emptiness, or first the missing scope.
      var nothing = Json.object();
      nothing.putArray("inputs");
      ask(
          HubSpotRequest.repeatable(
              "POST",
              session.paths().batch(target, "upsert"),
              nothing,
              HubSpotRequest.Bucket.BURST),
          found);
    }
    ask(HubSpotRequest.get(session.paths().properties(target)), found)
        .ifPresent(definitions -> found.definitions().put(target, definitions));
    return found;
  }

  /** Reads all active owners; deactivated ones cannot own anything. */
  public void readOwners() {
    String after = "";
    Set<String> seen = new HashSet<>();
    do {
      if (!seen.add(after)) {
        throw new LoadFailedException(
            "%s: HubSpot leads to the same page again and again — expected a new cursor each time — try again later, or ask HubSpot's support"
                .formatted(session.paths().owners("")));
      }
      var page = calls.read(HubSpotRequest.get(session.paths().owners(after)));
      page.path("results")
          .forEach(
              owner ->
                  findings
                      .owners()
                      .put(
                          owner.path("email").asText("").toLowerCase(java.util.Locale.ROOT),
                          owner.path("id").asText()));
      after = page.path("paging").path("next").path("after").asText("");
    } while (!after.isEmpty() && !session.isEnding());
    findings.owners().remove("");
    if (fallbackOwner
        .filter(email -> !findings.owners().containsKey(email.toLowerCase(java.util.Locale.ROOT)))
        .isPresent()) {
      findings
          .problems()
          .add(
              "owners.fallback of mappings/migration.yaml is no active owner in HubSpot — expected the e-mail address of an active user — correct it, or invite that user");
    }
  }

  /**
   * Ends preflight.
   *
   * @throws LoadFailedException with everything that must be mended first
   */
  public void judge() {
    if (!findings.problems().isEmpty()) {
      throw new LoadFailedException(String.join("\n", findings.problems()));
    }
    findings
        .plainKeys()
        .forEach(
            target ->
                session
                    .progress()
                    .note(
                        "HubSpot does not enforce the source key of "
                            + target
                            + "; records whose reply is lost are looked up through their tickets"));
    say(findings.intentions());
    Portal found = findings.portal();
    session.portal().set(found);
    if (execute) {
      LoadLinkRules.renew(session);
    }
    turn.close();
    told.accept(found);
  }

  private void say(List<String> intentions) {
    if (!intentions.isEmpty()) {
      session
          .progress()
          .note(
              "preflight %s %d properties, groups and pipelines in HubSpot"
                  .formatted(execute ? "made" : "would make", intentions.size()));
    }
  }

  /** HubSpot object types that the mappings write, each once. */
  static List<String> targets(LoadSession session) {
    return session.mappings().all().stream().map(CompiledMapping::target).distinct().toList();
  }

  /** The answer, if HubSpot gives one. */
  private Optional<JsonNode> ask(HubSpotRequest request, LoadFindings found) {
    Verdict verdict = calls.probe(request);
    if (verdict instanceof Verdict.Fatal fatal) {
      if (fatal.missingScopes().isEmpty()) {
        throw new LoadFailedException(request.path() + ": " + fatal.reason());
      }
      found.scopes().addAll(fatal.missingScopes());
    }
    return verdict instanceof Verdict.Answered answered
        ? Optional.of(answered.body())
        : Optional.empty();
  }
}
