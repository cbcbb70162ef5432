package dev.deskferry.extract;

import java.util.Map;

/** Endpoints that answer everything at once. */
record SinglePageWalk() implements Walk {

  @Override
  public Checkpoint resume(Checkpoint stored) {
    return stored.again();
  }

  @Override
  public Map<String, String> parameters(Checkpoint checkpoint, int pageSize) {
    return Map.of();
  }

  @Override
  public Step behind(Checkpoint checkpoint, Page page, int pageSize) {
    if (page.envelope().hasNextPage() || page.envelope().hasMore().orElse(false)) {
      throw new NeverEndingWalkException(
          "the reply says that there are more pages; set paging: cursor or paging: offset");
    }
    return Step.to(checkpoint.complete());
  }
}
