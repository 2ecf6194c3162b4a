package org.kiezplenum.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kiezplenum.live.Client;
import org.kiezplenum.live.Site;

/** People in another assembly, who go on with their evening: each act is answered and seen. */
final class Honest implements AutoCloseable {
  private static final int PAUSE_MILLIS = 100;

  private final Site site;
  private final String code;
  private final Client desk;
  private final Client phone;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread acting;
  private volatile Throwable failure;
  private volatile int acts;
  private volatile long longestMillis;

  Honest(Site site) {
    this.site = site;
    Site.Created assembly = site.create("Nebenan");
    code = assembly.code();
    desk = Client.join(site, code, "Mina", assembly.key()).connect();
    phone = Client.join(site, code, "Ali").connect();
    desk.does("open-assembly");
    desk.does("add-item", "title", "Bänke", "minutes", 20);
    desk.does("start-item", "item", "i1");
    acting = Thread.ofVirtual().start(this::goOn);
  }

  private void goOn() {
    try {
      while (!over.get()) {
        long begun = System.nanoTime();
        act();
        longestMillis = Math.max(longestMillis, (System.nanoTime() - begun) / 1_000_000);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  private void act() {
    int count = ++acts;
    desk.does("state-present", "count", count % 500);
    phone.sees(view -> view.getJsonObject("public").getInteger("present", -1) == count % 500);
    if (count % 10 == 0) {
      String entry = phone.does("ask-to-speak");
      desk.sees(view -> view.getJsonObject("public").getJsonObject("entries").containsKey(entry));
      phone.does("withdraw-entry", "entry", entry);
      assertThat(site.get("/" + code + "/screen", Map.of()).status()).isEqualTo(200);
    }
  }

  /** How many acts were answered, and the longest of them. */
  String tell() {
    return acts + " honest acts, the longest took " + longestMillis + " ms";
  }

  /** Ends, and fails if anybody was not answered. */
  @Override
  public void close() {
    over.set(true);
    try {
      acting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new AssertionError("others were held up", failure);
    }
    act();
    desk.holdsTheServersView();
    phone.holdsTheServersView();
    desk.close();
    phone.close();
  }
}
