package dev.deskferry.sandbox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Around;
import dev.deskferry.sandbox.http.Delivery;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The weather in front of both stand-ins: a plan that may be changed at any time, what came of it
 * so far, and the latency of every answer. Safe for many threads.
 */
public final class Faults {

  private final Latency latency;
  private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<Met, LongAdder> counts = new ConcurrentHashMap<>();
  private volatile FaultPlan plan;

  private record Met(Side side, FaultKind kind) {}

  /** Weather that begins with a plan. */
  public Faults(FaultPlan plan, Latency latency) {
    this.plan = plan;
    this.latency = latency;
  }

  /** Replaces the plan; requests under way keep theirs. Counts go on. */
  public void follow(FaultPlan other) {
    plan = other;
    attempts.clear();
  }

  /** How often a side met a fault. */
  public long count(Side side, FaultKind kind) {
    LongAdder count = counts.get(new Met(side, kind));
    return count == null ? 0 : count.sum();
  }

  /** Forgets counts and attempts; the plan stays. */
  public void clear() {
    attempts.clear();
    counts.clear();
  }

  /** {@code {"plan":{…},"met":{"zendesk":{"503":2},"hubspot":{}}}}. */
  public ObjectNode report() {
    ObjectNode plain = FaultFile.write(plan);
    ObjectNode report = plain.objectNode();
    report.set("plan", plain);
    ObjectNode met = report.putObject("met");
    for (Side side : Side.values()) {
      ObjectNode one = met.putObject(side.name().toLowerCase(Locale.ROOT));
      for (FaultKind kind : FaultKind.values()) {
        if (count(side, kind) > 0) {
          one.put(kind.key(), count(side, kind));
        }
      }
    }
    return report;
  }

  /** The weather in front of one side. */
  public Around around(Side side) {
    return (request, standIn) -> apply(side, request, standIn);
  }

  private Reply apply(Side side, Request request, Function<Request, Reply> standIn) {
    FaultPlan current = plan;
    if (current.rules().isEmpty() && latency.equals(Latency.NONE)) {
      return standIn.apply(request);
    }
    RequestHash hash = RequestHash.of(current.seed(), side, request, 0);
    Delivery late = Delivery.after(latency.of(hash.unit()));
    int attempt = attempts.getOrDefault(hash.bits(), 0);
    Optional<FaultKind> met = current.decide(side, request, attempt);
    if (met.isEmpty()) {
      attempts.remove(hash.bits());
      return standIn.apply(request).delivered(late);
    }
    FaultKind kind = met.get();
    attempts.put(hash.bits(), attempt + 1);
    counts.computeIfAbsent(new Met(side, kind), absent -> new LongAdder()).increment();
    boolean isApplied = current.isApplied(kind, side, request, attempt);
    Reply real = isApplied ? standIn.apply(request) : Reply.empty(204);
    Reply reply =
        kind.status() == 0
            ? real
            : FrontDoor.reply(side, kind, current.retryAfter(), (hash.bits() & 1) == 0);
    return switch (kind) {
      case SLOW -> reply.delivered(Delivery.after(current.slow()));
      case DRIP -> reply.delivered(Delivery.dripped(current.slow()));
      case TRUNCATED -> reply.delivered(Delivery.truncated(late.pause()));
      case CUT_BEFORE, CUT_AFTER -> reply.delivered(Delivery.cut(late.pause()));
      default -> reply.delivered(late);
    };
  }
}
