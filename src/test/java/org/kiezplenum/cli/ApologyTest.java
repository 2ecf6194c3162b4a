package org.kiezplenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.kiezplenum.texts.Messages;

/** Why it could not listen, as somebody can mend it. */
class ApologyTest {
  private static final Messages MESSAGES = Messages.load();

  private static String told(Throwable failure, String lang) {
    return Apology.of(failure, false, MESSAGES, lang);
  }

  @Test
  void aPortThatIsTakenIsNotAnAddressThatIsElsewhere() {
    assertThat(told(new BindException("Address already in use"), "en"))
        .contains("The port is taken.");
    assertThat(told(new BindException("Cannot assign requested address"), "en"))
        .contains("HOST", "does not have", "0.0.0.0");
    assertThat(told(new BindException("Permission denied"), "de")).contains("ab 1024");
    Throwable unknown = new UnknownHostException("gym").initCause(new RuntimeException("NXDOMAIN"));
    assertThat(told(new RuntimeException(unknown), "de")).contains("HOST", "nicht kennt");
  }
}
