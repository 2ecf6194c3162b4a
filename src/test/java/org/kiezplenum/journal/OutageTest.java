package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who watches the log reads when storing fails and how long it did, and nobody's data. */
class OutageTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(Outage.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong now = new AtomicLong();
  private final Outage outage = new Outage(now::get);

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void leave() {
    log.detachAppender(lines);
  }

  private List<String> said() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static PgException said(String state, String words) {
    return new PgException(words, "ERROR", state, "Key (text)=(Ali) exists");
  }

  @Test
  void oneLineWhenItFailsAndOneWhenItWorksAgain() {
    outage.stored();
    outage.failed(new ConnectException("Connection refused"));
    now.addAndGet(7_000_000_000L);
    outage.failed(said("53100", "could not extend file"));
    now.addAndGet(5_000_000_000L);
    outage.stored();
    outage.stored();
    assertThat(said()).hasSize(2);
    assertThat(said().getFirst()).contains("storing fails", "Connection refused");
    assertThat(said().getLast()).isEqualTo("storing works again, after 12 s");
  }

  @Test
  void nothingPersonalIsInIt() {
    outage.failed(said("53100", "could not extend file"));
    assertThat(said()).hasSize(1).first().asString().contains("could not extend file");
    assertThat(said().getFirst()).doesNotContain("Ali");
  }

  @Test
  void whatIsWrongWithWhatWasAskedIsNoOutage() {
    outage.failed(said("23505", "duplicate key"));
    outage.failed(new IllegalStateException("a rule"));
    outage.stored();
    assertThat(said()).isEmpty();
  }
}
