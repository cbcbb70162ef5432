package dev.deskferry.route;

/**
 * How many requests may be in flight at once: halved when HubSpot is in trouble, one more after a
 * number of good answers, never above the setting. Safe to call from many threads.
 */
final class LoadGate {

  private static final int ANSWERS_PER_STEP = 10;
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final int most;
  private int allowed;
  private int inFlight;
  private int goodAnswers;

  LoadGate(int most) {
    this.most = most;
    this.allowed = most;
  }

  /** Waits for a place. */
  synchronized void enter() throws InterruptedException {
    while (inFlight >= allowed) {
      wait(LOOK_AGAIN_MILLIS);
    }
    inFlight++;
  }

  /** Gives the place back after a request that HubSpot answered as it should. */
  synchronized void leave() {
    inFlight--;
    if (++goodAnswers >= ANSWERS_PER_STEP && allowed < most) {
      allowed++;
      goodAnswers = 0;
    }
    notifyAll();
  }

  /** Gives the place back after a lock, a limit or an outage. */
  synchronized void leaveInTrouble() {
    inFlight--;
    allowed = Math.max(1, allowed / 2);
    goodAnswers = 0;
    notifyAll();
  }

  synchronized int allowed() {
    return allowed;
  }
}
