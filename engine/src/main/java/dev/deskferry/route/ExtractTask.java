package dev.deskferry.route;

import dev.deskferry.extract.NeverEndingWalkException;
import dev.deskferry.route.ExtractSummary.TaskEnd;
import dev.deskferry.run.Lease;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import dev.deskferry.spec.SourceCountSpec;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.staging.NoAnswerException;
import dev.deskferry.staging.Row;
import dev.deskferry.staging.StagingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** One source in one run, from its first page to its count. */
final class ExtractTask {

  static final TaskEnd INTERRUPTED =
      new TaskEnd(WorkState.PENDING, "interrupted; run the verb again to go on");

  /** How a walk ended, and whether it failed by a source that may answer later. */
  private record Ended(TaskEnd end, boolean mayPass) {
    static Ended with(TaskEnd end) {
      return new Ended(end, false);
    }
  }

  private final ExtractJob job;
  private final Run run;
  private final ProducerTemplate producer;
  private final SourceSpec source;
  private final List<String> ownTypes;
  private long furthest;
  private int rests;

  /**
   * A task.
   *
   * @param ownTypes the object types whose ledger row this source keeps: all in its pages that have
   *     no source of their own
   */
  ExtractTask(
      ExtractJob job,
      Run run,
      ProducerTemplate producer,
      SourceSpec source,
      List<String> ownTypes) {
    this.job = job;
    this.run = run;
    this.producer = producer;
    this.source = source;
    this.ownTypes = ownTypes;
  }

  SourceSpec source() {
    return source;
  }

  List<String> ownTypes() {
    return ownTypes;
  }

  /**
   * Walks the leased partition to the end of the source; failures are values.
   *
   * @return how long the source is to rest before it is tried again; empty when it is not
   */
  Optional<Duration> run(Lease lease) {
    ownTypes.forEach(type -> job.progress().task(type, "extract", OptionalLong.empty()));
    Optional<Ended> ended = walk(lease);
    Optional<Duration> rest = ended.filter(Ended::mayPass).flatMap(it -> rest());
    ended.ifPresent(
        it -> {
          TaskEnd end = rest.map(pause -> later(it.end(), pause)).orElse(it.end());
          run.endWalk(lease, ownTypes, end.state(), end.message());
          if (rest.isEmpty()) {
            tell(end);
          }
        });
    return rest;
  }

  private Optional<Duration> rest() {
    return job.settings().tryAgainAfter().stream().skip(rests++).findFirst();
  }

  /** Whoever gave out more than ever before has recovered, and may rest as often again. */
  private void recovered(ExtractWork work) {
    boolean isFurther = source.each().isPresent() || work.walkedCount() > furthest;
    if (work.walkedCount() > 0 && isFurther) {
      furthest = work.walkedCount();
      rests = 0;
    }
  }

  private TaskEnd later(TaskEnd failed, Duration pause) {
    String message =
        "%s; it is tried again after %d s".formatted(failed.message(), pause.toSeconds());
    run.event("warning", source.name(), "", "tried_again_later", message);
    job.progress().note(source.name() + ": " + message);
    return new TaskEnd(WorkState.PENDING, message);
  }

  /** Leaves the task for later, without having begun it. */
  void leave(String message) {
    ownTypes.forEach(type -> run.finishTask(type, WorkState.PENDING, message));
    tell(new TaskEnd(WorkState.PENDING, message));
  }

  private void tell(TaskEnd end) {
    String word = end.state() == WorkState.PENDING ? "interrupted" : end.state().word();
    ownTypes.forEach(type -> job.progress().done(type, word));
    if (end.state() == WorkState.FAILED) {
      job.progress().note(source.name() + ": " + end.message());
    }
  }

  /** Empty when another node took the partition over. */
  private Optional<Ended> walk(Lease lease) {
    ExtractWork work;
    try {
      work = new ExtractWork(source, lease, ExtractSequences.of(job, source, lease), job.stop());
    } catch (NoAnswerException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.of(Ended.with(job.stop().isRequested() ? INTERRUPTED : failure(e)));
    }
    new ExtractTotals(job, run, producer).tell(source, work.pages());
    Exchange done =
        producer.send("direct:extract-partition", it -> it.setProperty(Names.WORK, work));
    recovered(work);
    if (job.stop().isRequested() && !work.isOver()) {
      return Optional.of(Ended.with(INTERRUPTED));
    }
    if (isLost(done.getException())) {
      job.progress().note(source.name() + ": another node took it over");
      return Optional.empty();
    }
    if (done.getException() != null) {
      return Optional.of(new Ended(failure(done.getException()), mayPass(done.getException())));
    }
    if (!counts(work)) {
      return Optional.of(Ended.with(INTERRUPTED));
    }
    TaskEnd end =
        work.pages()
            .shortfall()
            .map(text -> new TaskEnd(WorkState.FAILED, text))
            .orElse(new TaskEnd(WorkState.DONE, ""));
    return Optional.of(new Ended(end, end.state() == WorkState.FAILED && work.pages().mayPass()));
  }

  /** Whether all numbers were asked for; otherwise a stop came before. */
  private boolean counts(ExtractWork work) {
    boolean isList = !source.paging().isIncremental() && source.each().isEmpty();
    if (isList && source.counts().isEmpty()) {
      String type = source.objectTypes().get(0);
      return report(SourceCountSpec.walked(type), OptionalLong.of(work.walkedCount()));
    }
    return source.counts().stream().allMatch(this::count);
  }

  private boolean count(SourceCountSpec spec) {
    if (spec.statement().isEmpty()) {
      return report(spec, OptionalLong.empty());
    }
    OptionalLong counted;
    try {
      counted = counted(spec.statement());
    } catch (RuntimeException e) {
      return notCounted(spec, e);
    }
    return report(spec, counted);
  }

  private OptionalLong counted(String statement) {
    Row row =
        job.database()
            .one(statement, Map.of())
            .orElseThrow(() -> new StagingException(statement + ": gave no row; expected one"));
    return OptionalLong.of(row.number("reported_count"));
  }

  private boolean report(SourceCountSpec spec, OptionalLong known) {
    ExtractCount count = new ExtractCount(source, spec, run.runId(), known);
    String route = known.isPresent() ? "direct:report-count" : "direct:count-records";
    Exchange done = producer.send(route, it -> it.setProperty(Names.COUNT, count));
    return done.getException() == null || notCounted(spec, done.getException());
  }

  /** A number that cannot be had is worth a line, not a failure. */
  private boolean notCounted(SourceCountSpec spec, Exception why) {
    if (job.stop().isRequested()) {
      return false;
    }
    String reason = String.valueOf(why.getMessage());
    run.event("warning", spec.objectType(), "", "count_failed", reason);
    job.progress().note(spec.objectType() + ": not counted: " + reason);
    return true;
  }

  private static boolean isLost(@Nullable Throwable exception) {
    return exception != null
        && (exception instanceof LeaseLostException || isLost(exception.getCause()));
  }

  private static boolean mayPass(@Nullable Throwable exception) {
    return exception != null
        && ((exception instanceof ExtractFailedException failed && failed.mayPass())
            || mayPass(exception.getCause()));
  }

  private static TaskEnd failure(Exception exception) {
    for (Throwable each = exception; each != null; each = each.getCause()) {
      if (each instanceof NotAvailableException) {
        return new TaskEnd(WorkState.NOT_AVAILABLE, String.valueOf(each.getMessage()));
      }
      boolean isPlain =
          each instanceof ExtractFailedException
              || each instanceof NeverEndingWalkException
              || each instanceof StagingException;
      if (isPlain) {
        return new TaskEnd(WorkState.FAILED, String.valueOf(each.getMessage()));
      }
    }
    Throwable root = exception;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new TaskEnd(
        WorkState.FAILED,
        "%s: %s".formatted(root.getClass().getSimpleName(), String.valueOf(root.getMessage())));
  }
}
