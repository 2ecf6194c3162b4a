package org.kiezplenum.journal;

import io.vertx.core.Vertx;

/** One Vert.x for all tests that care for none of their own. Nobody closes it. */
public final class TestVertx {
  private static final Vertx SHARED = Vertx.vertx();

  private TestVertx() {}

  public static Vertx get() {
    return SHARED;
  }
}
