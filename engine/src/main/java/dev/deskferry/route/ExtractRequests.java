package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.extract.Page;
import dev.deskferry.extract.PageSequence;
import dev.deskferry.extract.SourceRequest;
import dev.deskferry.extract.SourceRequests;
import dev.deskferry.extract.UnreadableReplyException;
import dev.deskferry.spec.SourceCountSpec;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.zendesk.ReplyClassifier;
import dev.deskferry.zendesk.RequestKind;
import dev.deskferry.zendesk.RetryPolicy;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Makes the calls of a run. */
public final class ExtractRequests {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RATE_LIMITED_ATTEMPTS = 100;
  private static final int CHECK_ATTEMPTS = 3;

  private final ZendeskCredentials credentials;
  private final RetryPolicy policy;

  /** Calls that may fail so often before they are given up. */
  public ExtractRequests(ZendeskCredentials credentials, int attempts) {
    this.credentials = credentials;
    this.policy = new RetryPolicy(attempts, RATE_LIMITED_ATTEMPTS);
  }

  ExtractCall<Page> page(ExtractWork work) {
    PageSequence pages = work.pages();
    SourceSpec source = pages.source();
    RequestKind kind =
        new RequestKind(startTime(pages), source.isRequired(), source.each().isPresent());
    return new ExtractCall<>(
        pages::next,
        pages.size()::shrink,
        source.buckets(),
        new ReplyClassifier(kind, credentials),
        new RetryPolicy(pages.attempts(policy.attempts()), policy.rateLimitedAttempts()),
        body -> work.reader().read(body, pages.parent()));
  }

  ExtractCall<OptionalLong> count(SourceSpec source, SourceCountSpec count) {
    SourceRequest request = SourceRequests.count(count);
    return new ExtractCall<>(
        () -> request,
        () -> {},
        source.buckets().stream().limit(1).toList(),
        new ReplyClassifier(new RequestKind(OptionalLong.empty(), false, false), credentials),
        policy,
        body -> number(body, count.value()));
  }

  /** Who we are to Zendesk, and which account answers. */
  ExtractCall<ZendeskCaller> whoAmI() {
    SourceRequest request = new SourceRequest("/api/v2/users/me", new TreeMap<>());
    return new ExtractCall<>(
        () -> request,
        () -> {},
        List.of("account"),
        new ReplyClassifier(new RequestKind(OptionalLong.empty(), true, false), credentials),
        new RetryPolicy(CHECK_ATTEMPTS, RATE_LIMITED_ATTEMPTS),
        body -> ZendeskCaller.of(json(body).path("user")));
  }

  private static OptionalLong startTime(PageSequence pages) {
    String text = pages.next().parameters().getOrDefault("start_time", "");
    return pages.source().paging().isIncremental() && !text.isEmpty()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static OptionalLong number(byte[] body, String path) throws UnreadableReplyException {
    JsonNode value = json(body);
    for (String key : path.split("\\.", -1)) {
      value = value.path(key);
    }
    return value.isNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
  }

  private static JsonNode json(byte[] body) throws UnreadableReplyException {
    try {
      JsonNode parsed = JSON.readTree(body);
      return parsed == null ? JSON.nullNode() : parsed;
    } catch (IOException e) {
      throw UnreadableReplyException.of(e);
    }
  }
}
