package dev.deskferry.sandbox.fault;

import dev.deskferry.sandbox.http.Request;
import java.util.Optional;
import java.util.Set;

/** How many records a request asks for. */
final class PageSize {

  static final Set<String> PARAMETERS = Set.of("per_page", "page[size]", "limit");

  private static final int USUAL = 100;

  private PageSize() {}

  static int of(Request request) {
    return PARAMETERS.stream()
        .map(request::parameter)
        .flatMap(Optional::stream)
        .filter(text -> text.matches("\\d{1,9}"))
        .findFirst()
        .map(Integer::parseInt)
        .orElse(USUAL);
  }
}
