package dev.deskferry.sandbox.fault;

import dev.deskferry.sandbox.http.Request;
import java.nio.charset.StandardCharsets;

/**
 * 64 bits of a request: FNV-1a over its parts, finished as SplitMix64 does.
 *
 * @param bits evenly spread
 */
record RequestHash(long bits) {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  static RequestHash of(long seed, Side side, Request request, int attempt) {
    long hash = text(number(BASIS, seed), side.name());
    hash = text(text(hash, request.method()), request.path());
    for (var parameter : request.query().entrySet()) {
      hash = text(text(hash, parameter.getKey()), String.join("&", parameter.getValue()));
    }
    return new RequestHash(finish(number(bytes(hash, request.body()), attempt)));
  }

  /** The same for pages of any size that begin at the same record. */
  static RequestHash ofPosition(long seed, Side side, Request request) {
    long hash = text(text(number(BASIS, seed), side.name()), request.path());
    for (var parameter : request.query().entrySet()) {
      if (!PageSize.PARAMETERS.contains(parameter.getKey())) {
        hash = text(text(hash, parameter.getKey()), String.join("&", parameter.getValue()));
      }
    }
    return new RequestHash(finish(hash));
  }

  /** A number from 0 to 1, 1 excluded. */
  double unit() {
    return (bits >>> 11) * 0x1.0p-53;
  }

  private static long text(long hash, String text) {
    return number(bytes(hash, text.getBytes(StandardCharsets.UTF_8)), text.length());
  }

  private static long bytes(long hash, byte[] bytes) {
    long mixed = hash;
    for (byte one : bytes) {
      mixed = (mixed ^ (one & 0xff)) * PRIME;
    }
    return mixed;
  }

  private static long number(long hash, long number) {
    return (hash ^ finish(number + PRIME)) * PRIME;
  }

  private static long finish(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
