package org.kiezplenum.live;

/** One server for all tests that neither stop it nor count what happens in it. */
final class SharedServer {
  private SharedServer() {}

  private static final class Started {
    static final TestServer SERVER = TestServer.start();
  }

  static TestServer get() {
    return Started.SERVER;
  }
}
