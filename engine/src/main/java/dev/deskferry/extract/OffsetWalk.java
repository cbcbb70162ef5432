package dev.deskferry.extract;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lists paged by number: {@code page}, {@code per_page}; {@code next_page} ends them. Pages shift
 * when records come and go, so an interrupted walk begins again. The source refuses page 101
 * (support.zendesk.com, article 5591904358938).
 */
record OffsetWalk() implements Walk {

  @Override
  public Checkpoint resume(Checkpoint stored) {
    return stored.again();
  }

  @Override
  public Map<String, String> parameters(Checkpoint checkpoint, int pageSize) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("page", Integer.toString(checkpoint.page()));
    if (pageSize > 0) {
      parameters.put("per_page", Integer.toString(pageSize));
    }
    return parameters;
  }

  @Override
  public Step behind(Checkpoint checkpoint, Page page, int pageSize) {
    Checkpoint next = checkpoint.atPage(checkpoint.page() + 1);
    return Step.to(page.envelope().hasNextPage() ? next : next.complete());
  }
}
