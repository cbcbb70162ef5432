package dev.deskferry.route;

import dev.deskferry.extract.SourceRequest;
import dev.deskferry.extract.UnreadableReplyException;
import dev.deskferry.zendesk.ReplyClassifier;
import dev.deskferry.zendesk.ReplyHead;
import dev.deskferry.zendesk.RetryPolicy;
import dev.deskferry.zendesk.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of Zendesk, through as many attempts as it takes. Belongs to one exchange.
 *
 * @param <T> what an accepted body is read into
 */
public final class ExtractCall<T> {

  private static final int KEPT_REASONS = 5;

  private final Supplier<SourceRequest> request;
  private final Runnable onHeavy;
  private final BodyReader<T> reader;
  private final ReplyClassifier classifier;
  private final RetryPolicy policy;
  private final List<String> buckets;
  private final List<String> reasons = new ArrayList<>();
  private int failed;
  private int limited;
  private boolean isSignedInAgain;
  private boolean isGivenUp;
  private long signature;
  private Duration pause = Duration.ZERO;
  private SourceRequest current;
  private @Nullable Verdict verdict;
  private @Nullable T result;

  /**
   * A call that is not made yet.
   *
   * @param request asked before every attempt, since a smaller page is another request
   * @param onHeavy told when the source choked
   */
  ExtractCall(
      Supplier<SourceRequest> request,
      Runnable onHeavy,
      List<String> buckets,
      ReplyClassifier classifier,
      RetryPolicy policy,
      BodyReader<T> reader) {
    this.request = request;
    this.onHeavy = onHeavy;
    this.buckets = buckets;
    this.classifier = classifier;
    this.policy = policy;
    this.reader = reader;
    this.current = request.get();
  }

  /** Whether another attempt is to be made; asked by the route. */
  public boolean isOpen() {
    return verdict == null;
  }

  List<String> buckets() {
    return buckets;
  }

  /** The request of the attempt that begins now. */
  SourceRequest begin() {
    current = request.get();
    return current;
  }

  SourceRequest current() {
    return current;
  }

  /** How long to wait before the attempt that begins now. */
  Duration pause() {
    return pause;
  }

  /** A reply came; an accepted one is read at once, since an unreadable one must be asked again. */
  Verdict replied(ReplyHead head, byte[] body) {
    Verdict meaning = classifier.classify(head, body);
    if (meaning instanceof Verdict.Accepted) {
      try {
        result = reader.read(body);
      } catch (UnreadableReplyException e) {
        String reason = head.describe() + ": " + e.getMessage();
        meaning =
            e.isCutShort()
                ? new Verdict.Again(Optional.empty(), false, true, reason)
                : new Verdict.Refused(reason);
      }
    }
    settle(meaning);
    return meaning;
  }

  /** No reply came. */
  void failed(boolean isHeavy, String reason) {
    settle(new Verdict.Again(Optional.empty(), false, isHeavy, reason));
  }

  /** The number of the token that signs the attempt which begins now. */
  void signedBy(long tokenNumber) {
    signature = tokenNumber;
  }

  /** The number of the token that signed the last attempt. */
  long signature() {
    return signature;
  }

  /** Allows one more attempt after fresh credentials; false when that was tried already. */
  boolean mayRepeatSignedIn() {
    boolean may = !isSignedInAgain;
    isSignedInAgain = true;
    if (may) {
      verdict = null;
      pause = Duration.ZERO;
    }
    return may;
  }

  /** How the call ended. */
  Verdict verdict() {
    if (verdict == null) {
      throw new IllegalStateException("the call is still open");
    }
    return verdict;
  }

  /** Whether the last attempt was given up, which might have passed later. */
  boolean isGivenUp() {
    return isGivenUp;
  }

  /** What the accepted body held. */
  T result() {
    if (result == null) {
      throw new IllegalStateException("the call was not accepted");
    }
    return result;
  }

  /** Why the last attempt failed; empty before the first has. */
  String lastReason() {
    return reasons.isEmpty() ? "" : reasons.get(reasons.size() - 1);
  }

  /** Whether an attempt was made before the one that begins now. */
  boolean isRepeated() {
    return failed + limited > 0;
  }

  /** Why earlier attempts failed, the last ones. */
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  private void settle(Verdict meaning) {
    if (!(meaning instanceof Verdict.Again again)) {
      verdict = meaning;
      return;
    }
    // The credentials passed this time, so a later refusal means that they have expired.
    isSignedInAgain = false;
    if (again.isRateLimit()) {
      limited++;
    } else {
      failed++;
    }
    if (reasons.size() == KEPT_REASONS) {
      reasons.remove(0);
    }
    reasons.add(again.reason());
    if (again.isHeavy()) {
      onHeavy.run();
    }
    Optional<Duration> wait = policy.waitAfter(again, failed, limited);
    if (wait.isPresent()) {
      pause = wait.get();
    } else {
      isGivenUp = true;
      verdict =
          new Verdict.Refused(
              "%s; gave up after %d attempts".formatted(again.reason(), failed + limited));
    }
  }
}
