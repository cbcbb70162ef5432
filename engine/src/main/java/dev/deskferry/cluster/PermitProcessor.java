package dev.deskferry.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import dev.deskferry.throttle.BucketState;
import dev.deskferry.throttle.Grant;
import dev.deskferry.throttle.Tick;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Applies one change where the bucket lives, and then the same change at the same moment to its
 * copies.
 */
final class PermitProcessor
    implements EntryProcessor<String, BucketState, Grant>, HazelcastInstanceAware {

  private static final long serialVersionUID = 1L;
  private static final String OWNER = UUID.randomUUID().toString();

  private final PermitChange change;
  private @Nullable Tick tick;
  private transient @Nullable HazelcastInstance instance;

  PermitProcessor(PermitChange change) {
    this.change = change;
  }

  @Override
  public Grant process(Map.Entry<String, BucketState> bucket) {
    Tick moment = tick == null ? now() : tick;
    tick = moment;
    BucketState found = bucket.getValue();
    BucketState state = found == null ? BucketState.unknown() : found;
    Grant grant = change.apply(state, moment);
    bucket.setValue(state);
    return grant;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance here) {
    instance = here;
  }

  private Tick now() {
    long shared =
        instance == null ? System.currentTimeMillis() : instance.getCluster().getClusterTime();
    return new Tick(OWNER, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), shared);
  }
}
