package dev.deskferry.app;

import dev.deskferry.cluster.ClusterNotJoinedException;
import dev.deskferry.problem.ProblemsException;
import dev.deskferry.route.ExtractFailedException;
import dev.deskferry.route.LoadFailedException;
import dev.deskferry.route.RouteFileException;
import dev.deskferry.route.StoppedException;
import dev.deskferry.route.UnknownNameException;
import dev.deskferry.run.RunRefusedException;
import dev.deskferry.run.SupersededException;
import dev.deskferry.sandbox.CannotListenException;
import dev.deskferry.staging.NoAnswerException;
import dev.deskferry.staging.StagingException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a failure of a verb into a message for the operator and an exit code. */
final class Failures implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof ProblemsException problems) {
      problems.problems().forEach(err::println);
    } else if (isExplained(failure)) {
      err.println("deskferry: " + failure.getMessage());
      LOG.debug("the verb ended with", failure);
    } else {
      err.println(
          "deskferry: this is a defect of Deskferry, please report it with what stands below");
      failure.printStackTrace(err);
    }
    return exitCode(failure);
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof UnknownNameException) {
      return ExitCode.USAGE;
    }
    boolean isStopped =
        failure instanceof StoppedException
            || (failure instanceof NoAnswerException unanswered && unanswered.isStopped());
    return isStopped ? ExitCode.INTERRUPTED : ExitCode.PROBLEM;
  }

  /** Failures whose message is a sentence for the operator; the type says whose fault it is. */
  static boolean isExplained(Exception failure) {
    return failure instanceof StagingException
        || failure instanceof RunRefusedException
        || failure instanceof SupersededException
        || failure instanceof UnknownNameException
        || failure instanceof StoppedException
        || failure instanceof ExtractFailedException
        || failure instanceof LoadFailedException
        || failure instanceof RouteFileException
        || failure instanceof CannotListenException
        || failure instanceof ClusterNotJoinedException
        || failure instanceof UncheckedIOException;
  }
}
