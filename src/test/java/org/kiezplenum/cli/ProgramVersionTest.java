package org.kiezplenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgramVersionTest {

  @Test
  void itIsTheOneOfTheBuildFile() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(pom);
    assertThat(version.find()).isTrue();
    // Where something else than Maven has copied the resources, nobody has filled it in.
    boolean isBuilt = !Files.readString(Path.of("target/classes/version.properties")).contains("$");
    assertThat(ProgramVersion.TEXT).isEqualTo(isBuilt ? version.group(1) : "dev");
  }
}
